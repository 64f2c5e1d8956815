import { Field } from "../components/Field";
import { Progress } from "../components/Progress";
import { SubmitButton } from "../components/SubmitButton";
import type { I18n } from "../i18n";
import { ACCOUNT_FIELDS } from "./form";
import { StepProblems } from "./StepProblems";
import { useFields } from "./useFields";
import type { Registration } from "./useRegistration";

type Props = { registration: Registration; i18n: I18n; loginUrl: string };

/** Step 1: which customer somebody belongs to, and how to reach them. */
export function AccountStep({ registration, i18n, loginUrl }: Props) {
  const { msgStr } = i18n;
  const { text } = useFields(registration, i18n);
  return (
    <>
      <Progress i18n={i18n} position={1} total={2} />
      <p className="lead">{msgStr("registerIntro")}</p>
      <StepProblems registration={registration} i18n={i18n} fields={ACCOUNT_FIELDS} loginUrl={loginUrl} />
      <form
        noValidate
        aria-busy={registration.isBusy}
        onSubmit={(event) => void registration.submitAccount(event)}
      >
        <Field
          {...text("email")}
          label={msgStr("fieldEmail")}
          hint={msgStr("fieldEmailHint")}
          type="email"
          autoComplete="email"
        />
        <Field
          {...text("customerNumber")}
          label={msgStr("fieldCustomerNumber")}
          hint={msgStr("fieldCustomerNumberHint")}
          autoComplete="off"
          autoCapitalize="characters"
        />
        <Field
          {...text("postalCode")}
          label={msgStr("fieldPostalCode")}
          hint={msgStr("fieldPostalCodeHint")}
          autoComplete="postal-code"
          autoCapitalize="characters"
        />
        <SubmitButton busy={registration.isBusy} busyText={msgStr("registerChecking")}>
          {msgStr("next")}
        </SubmitButton>
      </form>
      <p className="card-info">
        {msgStr("registerHasAccount")} <a href={loginUrl}>{msgStr("toLogin")}</a>
      </p>
    </>
  );
}
