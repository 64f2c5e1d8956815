import type { ReactNode } from "react";
import Markdown from "react-markdown";
import remarkGfm from "remark-gfm";
import type { I18n } from "../i18n";
import { isAllowedLink, opensInNewTab } from "./links";

/**
 * A legal text. react-markdown builds elements and never HTML out of strings, so a text that came through Keycloak's
 * localization cannot bring markup of its own; links are limited to web and mail addresses.
 */
export default function LegalText({ markdown, i18n }: { markdown: string; i18n: I18n }) {
  return (
    <Markdown
      skipHtml
      remarkPlugins={[remarkGfm]}
      components={{
        // The title is the page's own heading; what follows is below it.
        h1: () => null,
        h2: ({ children }) => <h2>{children}</h2>,
        h3: ({ children }) => <h3>{children}</h3>,
        img: () => null,
        a: ({ href, children }) =>
          isAllowedLink(href) ? (
            <LegalLink href={href} i18n={i18n}>
              {children}
            </LegalLink>
          ) : (
            <>{children}</>
          ),
        table: ({ children }) => (
          <div className="table" role="region" aria-label={i18n.msgStr("legalTable")} tabIndex={0}>
            <table>{children}</table>
          </div>
        ),
      }}
    >
      {markdown}
    </Markdown>
  );
}

function LegalLink({ href, i18n, children }: { href: string; i18n: I18n; children: ReactNode }) {
  if (!opensInNewTab(href)) return <a href={href}>{children}</a>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
      <span className="visually-hidden"> ({i18n.msgStr("opensInNewTab")})</span>
    </a>
  );
}
