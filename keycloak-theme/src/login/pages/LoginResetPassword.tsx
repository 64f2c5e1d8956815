import { Field } from "../components/Field";
import type { PageProps } from "../Page";
import Template from "../Template";

/** „Forgot password": asks for the address; whether it is known is never told. */
export default function LoginResetPassword({ kcContext, i18n }: PageProps<"login-reset-password.ftl">) {
  const { msgStr } = i18n;
  const { url, auth, messagesPerField } = kcContext;
  const error = messagesPerField.existsError("username") ? messagesPerField.get("username") : undefined;
  return (
    <Template kcContext={kcContext} i18n={i18n} headerNode={msgStr("resetTitle")} displayMessage={!error}>
      <p>{msgStr("resetText")}</p>
      <form action={url.loginAction} method="post">
        <Field
          name="username"
          type="email"
          label={msgStr("loginEmail")}
          defaultValue={auth.attemptedUsername ?? ""}
          autoComplete="username"
          autoFocus
          error={error}
        />
        <button type="submit" className="primary">
          {msgStr("resetSubmit")}
        </button>
      </form>
      <p className="card-info">
        <a href={url.loginUrl}>{msgStr("backToLogin")}</a>
      </p>
    </Template>
  );
}
