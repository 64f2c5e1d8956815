import { type SubmitEvent, useId, useRef, useState } from "react";
import { Checkbox } from "../components/Checkbox";
import { PasswordField } from "../components/PasswordField";
import type { PageProps } from "../Page";
import Template from "../Template";

const MINIMUM_LENGTH = 12;

/** The last step of the registration, and the page behind „forgot password". Keycloak checks the policy; the page tells it first. */
export default function LoginUpdatePassword({ kcContext, i18n }: PageProps<"login-update-password.ftl">) {
  const { msgStr } = i18n;
  const { url, messagesPerField, isAppInitiatedAction } = kcContext;
  const rules = useId();
  const form = useRef<HTMLFormElement>(null);
  const [password, setPassword] = useState("");
  const [repeated, setRepeated] = useState("");
  const [logoutOthers, setLogoutOthers] = useState(true);
  const [checked, setChecked] = useState(false);
  const tooShort = password.length < MINIMUM_LENGTH;
  const different = password !== repeated;

  function refuseSlips(event: SubmitEvent) {
    setChecked(true);
    if (!tooShort && !different) return;
    event.preventDefault();
    form.current
      ?.querySelector<HTMLInputElement>(tooShort ? "[name=password-new]" : "[name=password-confirm]")
      ?.focus();
  }

  function serverError(field: string): string | undefined {
    return checked || !messagesPerField.existsError(field) ? undefined : messagesPerField.get(field);
  }

  return (
    <Template
      kcContext={kcContext}
      i18n={i18n}
      headerNode={msgStr("passwordTitle")}
      displayMessage={
        kcContext.message?.type === "error" && !messagesPerField.existsError("password", "password-confirm")
      }
    >
      <p>{msgStr("passwordText")}</p>
      <div id={rules} className="rules">
        <p>{msgStr("passwordRules")}</p>
        <ul>
          <li className={password !== "" && !tooShort ? "met" : undefined}>
            {msgStr("passwordRuleLength", String(MINIMUM_LENGTH))}
          </li>
          <li>{msgStr("passwordRuleNotEmail")}</li>
          <li>{msgStr("passwordRuleHistory")}</li>
        </ul>
      </div>
      <form ref={form} action={url.loginAction} method="post" noValidate onSubmit={refuseSlips}>
        <PasswordField
          i18n={i18n}
          name="password-new"
          label={msgStr("passwordNewLabel")}
          autoComplete="new-password"
          autoFocus
          describedBy={rules}
          value={password}
          onChange={(event) => {
            setPassword(event.target.value);
          }}
          error={
            checked && tooShort ? msgStr("passwordTooShort", String(MINIMUM_LENGTH)) : serverError("password")
          }
        />
        <PasswordField
          i18n={i18n}
          name="password-confirm"
          label={msgStr("passwordConfirmLabel")}
          autoComplete="new-password"
          value={repeated}
          onChange={(event) => {
            setRepeated(event.target.value);
          }}
          error={
            checked && !tooShort && different ? msgStr("passwordsDiffer") : serverError("password-confirm")
          }
        />
        <Checkbox
          name="logout-sessions"
          value="on"
          label={msgStr("logoutOthers")}
          checked={logoutOthers}
          onChange={(event) => {
            setLogoutOthers(event.target.checked);
          }}
        />
        <button type="submit" className="primary">
          {msgStr("passwordSubmit")}
        </button>
        {isAppInitiatedAction && (
          <button type="submit" className="secondary" name="cancel-aia" value="true" formNoValidate>
            {msgStr("doCancel")}
          </button>
        )}
      </form>
    </Template>
  );
}
