import { type SubmitEvent, lazy, Suspense, useEffect, useRef, useState } from "react";
import { Checkbox } from "../components/Checkbox";
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
  onAgree: () => void;
  onBack?: (() => void) | undefined;
};

/** One legal document: its text to read, a box to tick, „Weiter" only after that. */
export function LegalStep({ document, i18n, onAgree, onBack }: Props) {
  const { msgStr } = i18n;
  const [agreed, setAgreed] = useState(false);
  const [asked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const missing = asked && !agreed;

  useEffect(() => {
    if (missing) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [missing]);

  function goOn(event: SubmitEvent) {
    event.preventDefault();
    setAsked(true);
    if (agreed) onAgree();
  }

  return (
    <form ref={form} noValidate onSubmit={goOn}>
      <p className="hint">{msgStr("legalVersion", document.version)}</p>
      <div className="legal-text" tabIndex={0} role="region" aria-labelledby="kc-page-title">
        <Suspense>
          <LegalText markdown={document.text} i18n={i18n} />
        </Suspense>
      </div>
      <Checkbox
        label={msgStr(AGREEMENTS[document.kind] ?? "legalAgreeOther")}
        required
        checked={agreed}
        onChange={(event) => {
          setAgreed(event.target.checked);
        }}
        error={missing ? msgStr("legalAgreeFirst") : undefined}
      />
      <button type="submit" className="primary">
        {msgStr("next")}
      </button>
      {onBack && (
        <button type="button" className="secondary" onClick={onBack}>
          {msgStr("back")}
        </button>
      )}
    </form>
  );
}
