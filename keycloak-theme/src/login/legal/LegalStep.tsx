import { type SubmitEvent, lazy, Suspense, useState } from "react";
import { Alert } from "../components/Alert";
import { Checkbox } from "../components/Checkbox";
import { fieldId } from "../components/field-id";
import { SubmitButton } from "../components/SubmitButton";
import { HEADING_ID } from "../Frame";
import type { I18n } from "../i18n";
import type { LegalDocument } from "./documents";

const LegalText = lazy(() => import("./LegalText"));

const AGREEMENTS: Record<string, "legalAgreeTerms" | "legalAgreePrivacy"> = {
  terms: "legalAgreeTerms",
  privacy: "legalAgreePrivacy",
};

type Props = {
  document: LegalDocument;
  i18n: I18n;
  agreed: boolean;
  onChange: (agreed: boolean) => void;
  onNext: () => void;
  busy: boolean;
  canGoBack: boolean;
};

/** One legal document: its text to read, a box to tick, „Weiter" only after that. */
export function LegalStep({ document, i18n, agreed, onChange, onNext, busy, canGoBack }: Props) {
  const { msgStr } = i18n;
  const [asked, setAsked] = useState(false);
  const name = `agree-${document.attribute}`;

  // Nobody can agree to what is not there to be read.
  if (document.text === "") return <Alert type="error">{msgStr("legalTextMissing")}</Alert>;

  function goOn(event: SubmitEvent) {
    event.preventDefault();
    setAsked(true);
    if (agreed) onNext();
    else window.document.getElementById(fieldId(name))?.focus();
  }

  return (
    <form noValidate onSubmit={goOn} aria-busy={busy}>
      <p className="hint">{msgStr("legalVersion", document.version)}</p>
      <div className="legal-text" tabIndex={0} role="region" aria-labelledby={HEADING_ID}>
        <Suspense>
          <LegalText markdown={document.text} i18n={i18n} />
        </Suspense>
      </div>
      <Checkbox
        name={name}
        label={msgStr(AGREEMENTS[document.kind] ?? "legalAgreeOther")}
        required
        checked={agreed}
        onChange={(event) => {
          onChange(event.target.checked);
        }}
        error={asked && !agreed ? msgStr("legalAgreeFirst") : undefined}
      />
      <div className="buttons">
        <SubmitButton busy={busy} busyText={msgStr("registerBusy")}>
          {msgStr("next")}
        </SubmitButton>
        {canGoBack && (
          <button
            type="button"
            className="secondary"
            onClick={() => {
              history.back();
            }}
          >
            {msgStr("back")}
          </button>
        )}
      </div>
    </form>
  );
}
