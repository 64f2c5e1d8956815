import { type SubmitEvent, useState } from "react";
import { Checkbox } from "../components/Checkbox";
import { fieldId } from "../components/field-id";
import { SubmitButton } from "../components/SubmitButton";
import { HEADING_ID } from "../Frame";
import type { I18n } from "../i18n";
import type { LegalDocument } from "./documents";
import { LegalRegion } from "./LegalRegion";

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

  function goOn(event: SubmitEvent) {
    event.preventDefault();
    setAsked(true);
    if (agreed) onNext();
    else window.document.getElementById(fieldId(name))?.focus();
  }

  return (
    <form noValidate onSubmit={goOn} aria-busy={busy}>
      <p className="hint">{msgStr("legalVersion", document.version)}</p>
      {/* Nobody can agree to what is not there to be read. */}
      <LegalRegion markdown={document.text} i18n={i18n} labelledBy={HEADING_ID}>
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
      </LegalRegion>
    </form>
  );
}
