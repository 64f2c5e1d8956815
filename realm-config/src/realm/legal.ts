import type { RealmSource } from "../definition/realm.ts";
import type { UserProfileAttribute } from "../definition/user-profile.ts";
import { attributeName, LANGUAGES, type Language } from "../legal/documents.ts";
import { escapeMessageFormat } from "../legal/message-format.ts";
import type { PublishedVersion } from "../legal/published.ts";

/**
 * The user attribute that records the agreement to one version (decision 3). The current one is required of users, so that
 * Keycloak asks whoever has not agreed at the next log-in, and not of administrators, who can still edit such users. An
 * earlier one is evidence: administrators see it, users no longer write it.
 */
export function legalAttribute({
  document,
  version,
  texts,
  isCurrent,
}: PublishedVersion): UserProfileAttribute {
  const name = attributeName(document, version);
  const audience: ("admin" | "user")[] = isCurrent ? ["admin", "user"] : ["admin"];
  return {
    name,
    displayName: `\${legal.${name}.title}`,
    permissions: { view: audience, edit: audience },
    ...(isCurrent ? { required: { roles: ["user"] } } : {}),
    validations: { options: { options: ["accepted"] } },
    annotations: {
      inputType: "multiselect-checkboxes",
      legalDocument: document,
      legalVersion: version,
      legalText: `\${legal.${name}.text}`,
      // What exactly was agreed to, readable from the realm alone.
      ...Object.fromEntries(
        LANGUAGES.map((language) => [`legalSha256.${language}`, texts[language]?.sha256 ?? ""]),
      ),
    },
    multivalued: false,
  };
}

/** Titles and texts of all published versions, under the keys that the attributes name. */
export function legalTexts(versions: readonly PublishedVersion[]): NonNullable<RealmSource["localization"]> {
  const textsIn = (language: Language): Record<string, string> =>
    Object.fromEntries(
      versions.flatMap(({ document, version, texts }) => {
        const key = `legal.${attributeName(document, version)}`;
        const { title = "", markdown = "" } = texts[language] ?? {};
        return [
          [`${key}.title`, escapeMessageFormat(title)],
          [`${key}.text`, escapeMessageFormat(markdown)],
        ];
      }),
    );
  return Object.fromEntries(LANGUAGES.map((language) => [language, textsIn(language)]));
}
