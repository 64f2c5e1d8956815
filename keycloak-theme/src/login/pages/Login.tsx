import { useState } from "react";
import { Alert } from "../components/Alert";
import { Checkbox } from "../components/Checkbox";
import { Field } from "../components/Field";
import { PasswordField } from "../components/PasswordField";
import { SubmitButton } from "../components/SubmitButton";
import { fieldError } from "../field-error";
import type { PageProps } from "../Page";
import Template from "../Template";

const ERROR_ID = "login-error";

/** The login page, with the way in for those who have no account yet. */
export default function Login({ kcContext, i18n }: PageProps<"login.ftl">) {
  const { msgStr } = i18n;
  const { url, realm, login, social, messagesPerField, registrationDisabled, usernameHidden } = kcContext;
  const [busy, setBusy] = useState(false);
  const [rememberMe, setRememberMe] = useState(login.rememberMe !== undefined);
  const error = fieldError(messagesPerField, "username", "password");
  const describedBy = error === undefined ? undefined : ERROR_ID;
  const providers = social?.providers ?? [];

  return (
    <Template
      kcContext={kcContext}
      i18n={i18n}
      headerNode={msgStr("loginTitleCgm")}
      displayMessage={error === undefined}
      displayInfo={realm.registrationAllowed && !registrationDisabled}
      infoNode={
        <a className="secondary" href={url.registrationUrl}>
          {msgStr("loginToRegister")}
        </a>
      }
      socialProvidersNode={
        providers.length > 0 && (
          <ul className="providers" aria-label={msgStr("loginProviders")}>
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
      {error !== undefined && (
        <Alert type="error" id={ERROR_ID}>
          {error}
        </Alert>
      )}
      {realm.password && (
        <form
          action={url.loginAction}
          method="post"
          aria-busy={busy}
          onSubmit={(event) => {
            if (busy) event.preventDefault();
            setBusy(true);
          }}
        >
          {!usernameHidden && (
            <Field
              name="username"
              type="text"
              inputMode="email"
              autoCapitalize="none"
              spellCheck={false}
              label={msgStr("loginEmail")}
              defaultValue={login.username ?? ""}
              autoComplete="username"
              autoFocus={!login.username}
              describedBy={describedBy}
            />
          )}
          <PasswordField
            i18n={i18n}
            name="password"
            label={msgStr("password")}
            autoComplete="current-password"
            autoFocus={usernameHidden === true || Boolean(login.username)}
            aria-invalid={error === undefined ? undefined : true}
            describedBy={describedBy}
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
          <SubmitButton busy={busy}>{msgStr("doLogIn")}</SubmitButton>
          {realm.resetPasswordAllowed && (
            <p className="after-button">
              <a href={url.loginResetCredentialsUrl}>{msgStr("loginForgot")}</a>
            </p>
          )}
        </form>
      )}
    </Template>
  );
}
