import { Alert } from "../components/Alert";
import { ErrorSummary } from "../components/ErrorSummary";
import type { I18n } from "../i18n";
import { refusalMessage } from "./findings";
import type { FieldName } from "./form";
import { REFUSAL_ID, useFields } from "./useFields";
import type { Registration } from "./useRegistration";

const LABELS = {
  email: "fieldEmail",
  customerNumber: "fieldCustomerNumber",
  postalCode: "fieldPostalCode",
  firstName: "fieldFirstName",
  lastName: "fieldLastName",
  privacyAccepted: "fieldPrivacy",
  marketingConsent: "fieldMarketing",
} as const satisfies Record<FieldName, string>;

type Props = { registration: Registration; i18n: I18n; fields: readonly FieldName[]; loginUrl: string };

/** What keeps somebody on this step, above its fields. */
export function StepProblems({ registration, i18n, fields, loginUrl }: Props) {
  const { msgStr } = i18n;
  const { error } = useFields(registration, i18n);
  const { refusal } = registration.findings;
  if (refusal) {
    const { key, minutes } = refusalMessage(refusal);
    return (
      <Alert type="error" id={REFUSAL_ID}>
        {msgStr(key, minutes)}
        {refusal.outcome === "email-in-use" && (
          <>
            {" "}
            <a href={loginUrl}>{msgStr("toLogin")}</a>
          </>
        )}
      </Alert>
    );
  }
  const errors = fields.flatMap((name) => {
    const text = error(name);
    return text === undefined ? [] : [{ name, label: msgStr(LABELS[name]), text }];
  });
  return <ErrorSummary title={msgStr("errorsTitle")} errors={errors} />;
}
