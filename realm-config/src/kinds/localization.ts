import type { Change, Difference } from "../change.ts";
import { type Api, path } from "../keycloak/api.ts";

export type Texts = Record<string, Record<string, string>>;

/** The realm's own texts for each locale declared or pruned: one request a locale. */
export async function readLocalization(api: Api, locales: readonly string[]): Promise<Texts> {
  const entries = locales.map(async (locale): Promise<[string, Record<string, string>]> => [
    locale,
    ((await api.get(path`/localization/${locale}`)) ?? {}) as Record<string, string>,
  ]);
  return Object.fromEntries(await Promise.all(entries));
}

/** Texts by locale and key; keys that are not declared stay. */
export function compareLocalization(
  declared: Texts = {},
  live: Texts,
  prune: Record<string, readonly string[]> = {},
): Change[] {
  const changes: Change[] = [];
  for (const [locale, texts] of Object.entries(declared)) {
    const present = live[locale] ?? {};
    const found: Difference[] = Object.entries(texts)
      .filter(([key, text]) => present[key] !== text)
      .map(([key, text]) => ({ field: key, from: present[key], to: text }));
    if (found.length === 0) continue;
    const changed = Object.fromEntries(found.map(({ field }) => [field, texts[field]]));
    changes.push({
      kind: "texts",
      name: locale,
      action: "update",
      differences: found,
      write: async (api) => {
        // Adds and replaces the keys sent; the others stay.
        await api.post(path`/localization/${locale}`, changed);
      },
    });
  }
  for (const [locale, keys] of Object.entries(prune)) {
    for (const key of keys.filter((name) => live[locale]?.[name] !== undefined)) {
      changes.push({
        kind: "text",
        name: `${locale} ${key}`,
        action: "delete",
        differences: [],
        write: (api) => api.delete(path`/localization/${locale}/${key}`),
      });
    }
  }
  return changes;
}
