import { lazy, type RefObject, Suspense } from "react";
import type { I18n } from "../i18n";
import type { LegalDocument } from "../legal/documents";

const LegalText = lazy(() => import("../legal/LegalText"));

type Props = { ref: RefObject<HTMLDialogElement | null>; document: LegalDocument; i18n: I18n };

/** The privacy policy, to be read without leaving the form. Escape closes it, and the focus returns to its button. */
export function PrivacyDialog({ ref, document, i18n }: Props) {
  return (
    <dialog ref={ref} className="reading" aria-labelledby="privacy-title">
      <h2 id="privacy-title">{document.title}</h2>
      <div className="legal-text" tabIndex={0} role="region" aria-labelledby="privacy-title">
        <Suspense>
          <LegalText markdown={document.text} i18n={i18n} />
        </Suspense>
      </div>
      <form method="dialog">
        <button className="primary">{i18n.msgStr("close")}</button>
      </form>
    </dialog>
  );
}
