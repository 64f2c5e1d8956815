import type { I18n } from "../i18n";

/** The language switcher; nothing where the realm speaks one language. */
export function Languages({ i18n }: { i18n: I18n }) {
  const { msgStr, currentLanguage, enabledLanguages } = i18n;
  if (enabledLanguages.length < 2) return null;
  return (
    <nav aria-label={msgStr("language")}>
      <ul className="languages">
        {enabledLanguages.map(({ languageTag, label, href }) => (
          <li key={languageTag}>
            <a
              href={href}
              lang={languageTag}
              hrefLang={languageTag}
              aria-current={languageTag === currentLanguage.languageTag ? "true" : undefined}
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
