import type { Plugin } from "vite";

/** The languages of the theme. Others that a realm may enable see English. */
export const LANGUAGES = ["de", "en"] as const;

const DEFAULT_MESSAGES = /\/keycloakify\/login\/i18n\/messages_defaultSet\/(?<language>[\w-]+)\.js$/;
const OWN_MODULES: readonly string[] = [...LANGUAGES, "index", "types"];

/**
 * Keycloakify carries its texts in some thirty languages and lets nobody choose. This plugin puts the English texts in
 * the place of every language that the theme does not speak, so that they weigh nothing and no page stays empty.
 */
export function onlyOurLanguages(): Plugin {
  return {
    name: "cgm-portal:only-our-languages",
    enforce: "pre",
    async resolveId(source, importer, options) {
      if (!importer?.includes("messages_defaultSet")) return null;
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
      const language = DEFAULT_MESSAGES.exec(resolved?.id ?? "")?.groups?.["language"];
      if (language === undefined || OWN_MODULES.includes(language)) return resolved;
      return this.resolve("./en", importer, { ...options, skipSelf: true });
    },
  };
}
