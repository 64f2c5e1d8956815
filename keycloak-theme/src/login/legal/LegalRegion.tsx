import { lazy, type ReactNode, Suspense } from "react";
import { Alert } from "../components/Alert";
import { OnError } from "../components/OnError";
import type { I18n } from "../i18n";

const LegalText = lazy(() => import("./LegalText"));

type Props = {
  markdown: string;
  i18n: I18n;
  /** Id of the heading that names the text. */
  labelledBy: string;
  /** What belongs to the text and makes no sense without it. */
  children?: ReactNode;
};

/** A legal text to scroll through, by keyboard too. What follows it is there only once the text is. */
export function LegalRegion({ markdown, i18n, labelledBy, children }: Props) {
  const missing = <Alert type="error">{i18n.msgStr("legalTextMissing")}</Alert>;
  if (markdown === "") return missing;
  return (
    <OnError fallback={missing}>
      <Suspense>
        <div className="legal-text" tabIndex={0} role="region" aria-labelledby={labelledBy}>
          <LegalText markdown={markdown} i18n={i18n} />
        </div>
        {children}
      </Suspense>
    </OnError>
  );
}
