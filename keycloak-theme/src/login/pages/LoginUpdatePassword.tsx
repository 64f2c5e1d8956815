import { type SubmitEvent as ReactSubmitEvent, useId, useState } from "react";
import { currentCompletion } from "../completion/completion";
import { Checkbox } from "../components/Checkbox";
import { fieldId } from "../components/field-id";
import { PasswordField } from "../components/PasswordField";
import { PasswordRules } from "../components/PasswordRules";
import { Progress } from "../components/Progress";
import { SubmitButton } from "../components/SubmitButton";
import { fieldError } from "../field-error";
import type { PageProps } from "../Page";
import { type PasswordPolicies, passwordRules } from "../password-rules";
import Template from "../Template";

type Props = PageProps<"login-update-password.ftl">;

/** Name of the button by which somebody who came on their own account leaves again. */
const CANCEL = "cancel-aia";

/** The last step of the registration, and the page behind „forgot password". Keycloak checks the policy; the page tells it first. */
export default function LoginUpdatePassword({ kcContext, i18n }: Props) {
  const { msgStr } = i18n;
  const { url, messagesPerField, isAppInitiatedAction } = kcContext;
  const rulesId = useId();
  const [password, setPassword] = useState("");
  const [repeated, setRepeated] = useState("");
  const [logoutOthers, setLogoutOthers] = useState(true);
  const [isChecked, setChecked] = useState(false);
  const [isBusy, setBusy] = useState(false);

  // Keycloak tells its policies to this page, too; Keycloakify's type does not know that.
  const { passwordPolicies = {} } = kcContext as { passwordPolicies?: PasswordPolicies };
  const rules = passwordRules(passwordPolicies);
  const unmet = rules.find(({ isMet }) => isMet?.(password) === false);
  const isDifferent = password !== repeated;
  const steps = currentCompletion()?.steps;

  function refuseSlips(event: ReactSubmitEvent<HTMLFormElement>) {
    if (isCancel(event.nativeEvent)) return;
    setChecked(true);
    if (isBusy || password === "" || unmet || isDifferent) {
      event.preventDefault();
      const field = password === "" || unmet ? "password-new" : "password-confirm";
      document.getElementById(fieldId(field))?.focus();
    } else setBusy(true);
  }

  function newPasswordError(): string | undefined {
    if (!isChecked) return fieldError(messagesPerField, "password");
    if (password === "") return msgStr("problemRequired");
    return unmet && msgStr("passwordRuleUnmet", msgStr(unmet.key, unmet.argument));
  }

  function repeatedPasswordError(): string | undefined {
    if (!isChecked) return fieldError(messagesPerField, "password-confirm");
    return password !== "" && !unmet && isDifferent ? msgStr("passwordsDiffer") : undefined;
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
      {steps !== undefined && <Progress i18n={i18n} position={steps} total={steps} />}
      <p className="lead">{msgStr("passwordText")}</p>
      <PasswordRules i18n={i18n} id={rulesId} rules={rules} password={password} />
      <form action={url.loginAction} method="post" noValidate onSubmit={refuseSlips} aria-busy={isBusy}>
        <PasswordField
          i18n={i18n}
          name="password-new"
          label={msgStr("passwordNewLabel")}
          autoComplete="new-password"
          autoFocus
          required
          describedBy={rules.length > 0 ? rulesId : undefined}
          value={password}
          onChange={(event) => {
            setPassword(event.target.value);
          }}
          error={newPasswordError()}
        />
        <PasswordField
          i18n={i18n}
          name="password-confirm"
          label={msgStr("passwordConfirmLabel")}
          autoComplete="new-password"
          required
          value={repeated}
          onChange={(event) => {
            setRepeated(event.target.value);
          }}
          error={repeatedPasswordError()}
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
        <div className="buttons">
          <SubmitButton busy={isBusy} busyText={msgStr("registerBusy")}>
            {msgStr("passwordSubmit")}
          </SubmitButton>
          {isAppInitiatedAction && (
            <button type="submit" className="secondary" name={CANCEL} value="true" formNoValidate>
              {msgStr("doCancel")}
            </button>
          )}
        </div>
      </form>
    </Template>
  );
}

function isCancel(event: Event): boolean {
  return event instanceof SubmitEvent && event.submitter?.getAttribute("name") === CANCEL;
}
