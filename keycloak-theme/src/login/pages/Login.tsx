import { useState } from "react";
import { Checkbox } from "../components/Checkbox";
import { Field } from "../components/Field";
import { PasswordField } from "../components/PasswordField";
import type { PageProps } from "../Page";
import Template from "../Template";

/** The login page, with the way in for those who have no account yet. */
export default function Login({ kcContext, i18n }: PageProps<"login.ftl">) {
  const { msgStr } = i18n;
  const { url, realm, login, social, messagesPerField, registrationDisabled, usernameHidden } = kcContext;
  const [busy, setBusy] = useState(false);
  const [rememberMe, setRememberMe] = useState(login.rememberMe !== undefined);
  const wrong = messagesPerField.existsError("username", "password");
  const providers = social?.providers ?? [];

  return (
    <Template
      kcContext={kcContext}
      i18n={i18n}
      headerNode={msgStr("loginTitleCgm")}
      displayMessage={!wrong}
      displayInfo={realm.registrationAllowed && !registrationDisabled}
      infoNode={
        <a className="to-register" href={url.registrationUrl}>
          {msgStr("loginToRegister")}
        </a>
      }
      socialProvidersNode={
        providers.length > 0 && (
          <ul className="providers">
            {providers.map((provider) => (
              <li key={provider.alias}>
                <a className="secondary" href={provider.loginUrl}>
                  {provider.displayName}
                </a>
              </li>
            ))}
          </ul>
        )
      }
    >
      {wrong && (
        <div className="alert alert-error" role="alert" id="login-error">
          {plainText(messagesPerField.getFirstError("username", "password"))}
        </div>
      )}
      {realm.password && (
        <form
          action={url.loginAction}
          method="post"
          onSubmit={() => {
            setBusy(true);
          }}
        >
          {!usernameHidden && (
            <Field
              name="username"
              type="email"
              label={msgStr("loginEmail")}
              defaultValue={login.username ?? ""}
              autoComplete="username"
              autoFocus={!login.username}
              aria-invalid={wrong || undefined}
            />
          )}
          <PasswordField
            i18n={i18n}
            name="password"
            label={msgStr("password")}
            autoComplete="current-password"
            aria-invalid={wrong || undefined}
            describedBy={wrong ? "login-error" : undefined}
          />
          {realm.rememberMe && !usernameHidden && (
            <Checkbox
              name="rememberMe"
              label={msgStr("loginRemember")}
              checked={rememberMe}
              onChange={(event) => {
                setRememberMe(event.target.checked);
              }}
            />
          )}
          <button type="submit" className="primary" disabled={busy}>
            {msgStr("doLogIn")}
          </button>
          {realm.resetPasswordAllowed && (
            <p>
              <a href={url.loginResetCredentialsUrl}>{msgStr("loginForgot")}</a>
            </p>
          )}
        </form>
      )}
    </Template>
  );
}

/** Keycloak's messages for fields may be HTML-escaped; React escapes again, so take the text out first. */
function plainText(html: string): string {
  return new DOMParser().parseFromString(html, "text/html").body.textContent;
}
