import type { RefObject } from "react";
import type { I18n } from "../i18n";
import type { LegalDocument } from "../legal/documents";
import { LegalRegion } from "../legal/LegalRegion";

type Props = { ref: RefObject<HTMLDialogElement | null>; document: LegalDocument; i18n: I18n };

/** The privacy policy, to be read without leaving the form. Escape closes it, and the focus returns to its button. */
export function PrivacyDialog({ ref, document, i18n }: Props) {
  return (
    <dialog ref={ref} className="reading" aria-labelledby="privacy-title">
      <h2 id="privacy-title">{document.title}</h2>
      <LegalRegion markdown={document.text} i18n={i18n} labelledBy="privacy-title" />
      <form method="dialog">
        <button className="primary">{i18n.msgStr("close")}</button>
      </form>
    </dialog>
  );
}
