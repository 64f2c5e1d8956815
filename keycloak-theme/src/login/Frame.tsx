import type { ReactNode } from "react";
import { useEffect } from "react";
import { Languages } from "./components/Languages";
import type { I18n } from "./i18n";

/** Where the focus goes when a new step begins: its heading. */
export const HEADING_ID = "kc-page-title";

type Props = {
  i18n: I18n;
  heading: ReactNode;
  /** For the browser's tab, where the heading is more than text. */
  documentTitle?: string | undefined;
  children: ReactNode;
};

/** The look of every page: brand, language, one card with the page's heading and content. */
export function Frame({ i18n, heading, children, ...props }: Props) {
  const { msgStr, currentLanguage } = i18n;
  const documentTitle = props.documentTitle ?? (typeof heading === "string" ? heading : undefined);

  useEffect(() => {
    document.documentElement.lang = currentLanguage.languageTag;
    document.title = documentTitle ? `${documentTitle} – ${msgStr("portal")}` : msgStr("portal");
  }, [currentLanguage.languageTag, documentTitle, msgStr]);

  return (
    <>
      <header className="page-header">
        <span className="brand">{msgStr("portal")}</span>
        <Languages i18n={i18n} />
      </header>
      <main className="card">
        <h1 id={HEADING_ID} tabIndex={-1}>
          {heading ?? msgStr("portal")}
        </h1>
        {children}
      </main>
    </>
  );
}
