import type { I18n } from "../i18n";
import { SendAgain } from "./SendAgain";

type Props = {
  email: string;
  /** Base URL of the approval-service. */
  service: string;
  i18n: I18n;
};

/** The success message: where the mail went, and what happens next. The same for an address that is in use (decision 6). */
export function Registered({ email, service, i18n }: Props) {
  const { msgStr } = i18n;
  return (
    <>
      <div role="status">
        <p>{msgStr("registeredText")}</p>
        <p className="highlight">{email}</p>
      </div>
      <h2>{msgStr("registeredNextTitle")}</h2>
      <ol className="steps">
        <li>{msgStr("registeredNext1")}</li>
        <li>{msgStr("registeredNext2")}</li>
        <li>{msgStr("registeredNext3")}</li>
      </ol>
      <SendAgain email={email} service={service} i18n={i18n} />
    </>
  );
}
