import { useRef } from "react";
import { Checkbox } from "../components/Checkbox";
import { Field } from "../components/Field";
import { Progress } from "../components/Progress";
import { SubmitButton } from "../components/SubmitButton";
import type { I18n } from "../i18n";
import type { LegalDocument } from "../legal/documents";
import { PERSON_FIELDS } from "./form";
import { PrivacyDialog } from "./PrivacyDialog";
import { StepProblems } from "./StepProblems";
import { useFields } from "./useFields";
import type { Registration } from "./useRegistration";

type Props = {
  registration: Registration;
  i18n: I18n;
  loginUrl: string;
  privacy: LegalDocument | undefined;
};

/** Step 2: who somebody is, and what they agree to. */
export function PersonStep({ registration, i18n, loginUrl, privacy }: Props) {
  const { msgStr } = i18n;
  const { text, tick } = useFields(registration, i18n);
  const privacyDialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <Progress i18n={i18n} position={2} total={2} />
      <StepProblems registration={registration} i18n={i18n} fields={PERSON_FIELDS} loginUrl={loginUrl} />
      <form
        noValidate
        aria-busy={registration.isBusy}
        onSubmit={(event) => void registration.submitPerson(event)}
      >
        <Field {...text("firstName")} label={msgStr("fieldFirstName")} autoComplete="given-name" />
        <Field {...text("lastName")} label={msgStr("fieldLastName")} autoComplete="family-name" />
        <Checkbox {...tick("privacyAccepted")} label={msgStr("registerPrivacy")} required />
        {privacy && (
          <p className="beside-checkbox">
            <button type="button" className="link" onClick={() => privacyDialog.current?.showModal()}>
              {msgStr("registerPrivacyRead")}
            </button>
          </p>
        )}
        <Checkbox {...tick("marketingConsent")} label={msgStr("registerMarketing")} />
        <div className="buttons">
          <SubmitButton busy={registration.isBusy} busyText={msgStr("registerChecking")}>
            {msgStr("registerSubmit")}
          </SubmitButton>
          <button
            type="button"
            className="secondary"
            onClick={() => {
              history.back();
            }}
          >
            {msgStr("back")}
          </button>
        </div>
      </form>
      {privacy && <PrivacyDialog ref={privacyDialog} document={privacy} i18n={i18n} />}
    </>
  );
}
