import Markdown from "react-markdown";
import type { I18n } from "../i18n";
import { isAllowedLink } from "./links";

/**
 * A legal text. react-markdown builds elements and never HTML out of strings, so a text that came through Keycloak's
 * localization cannot bring markup of its own; links are limited to web and mail addresses.
 */
export default function LegalText({ markdown, i18n }: { markdown: string; i18n: I18n }) {
  return (
    <Markdown
      skipHtml
      components={{
        // The page's own heading is the first level.
        h1: ({ children }) => <h2>{children}</h2>,
        h2: ({ children }) => <h3>{children}</h3>,
        h3: ({ children }) => <h4>{children}</h4>,
        img: () => null,
        a: ({ href, children }) =>
          isAllowedLink(href) ? (
            <a href={href} target="_blank" rel="noopener noreferrer">
              {children}
              <span className="visually-hidden"> ({i18n.msgStr("opensInNewTab")})</span>
            </a>
          ) : (
            <>{children}</>
          ),
      }}
    >
      {markdown}
    </Markdown>
  );
}
