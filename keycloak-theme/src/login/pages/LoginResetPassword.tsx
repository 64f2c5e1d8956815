import { useState } from "react";
import { Field } from "../components/Field";
import { SubmitButton } from "../components/SubmitButton";
import { fieldError } from "../field-error";
import type { PageProps } from "../Page";
import Template from "../Template";

/** „Forgot password": asks for the address; whether it is known is never told. */
export default function LoginResetPassword({ kcContext, i18n }: PageProps<"login-reset-password.ftl">) {
  const { msgStr } = i18n;
  const { url, auth, messagesPerField } = kcContext;
  const [busy, setBusy] = useState(false);
  const error = fieldError(messagesPerField, "username");
  return (
    <Template kcContext={kcContext} i18n={i18n} headerNode={msgStr("resetTitle")} displayMessage={!error}>
      <p className="lead">{msgStr("resetText")}</p>
      <form
        action={url.loginAction}
        method="post"
        onSubmit={(event) => {
          if (busy) event.preventDefault();
          setBusy(true);
        }}
      >
        <Field
          name="username"
          type="email"
          label={msgStr("loginEmail")}
          defaultValue={auth.attemptedUsername ?? ""}
          autoComplete="username"
          autoFocus
          error={error}
        />
        <SubmitButton busy={busy}>{msgStr("resetSubmit")}</SubmitButton>
      </form>
      <p className="card-info">
        <a href={url.loginUrl}>{msgStr("backToLogin")}</a>
      </p>
    </Template>
  );
}
