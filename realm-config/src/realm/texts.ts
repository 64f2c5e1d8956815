import { accessTexts } from "../apps/access.ts";
import type { App } from "../apps/app.ts";
import { BROKER_TEXTS } from "../apps/customer-identity-provider.ts";
import type { RealmSource } from "../definition/realm.ts";
import type { PublishedVersion } from "../legal/published.ts";
import { legalTexts } from "./legal.ts";

/** Labels that Keycloak's pages, its account console and its mails take from the realm. */
const LABELS = {
  de: { customerNumber: "Kundennummer" },
  en: { customerNumber: "Customer number" },
};

/** Everything the realm says in its own words, by language and key. */
export function texts(
  legalVersions: readonly PublishedVersion[],
  apps: readonly App[],
): NonNullable<RealmSource["localization"]> {
  const legal = legalTexts(legalVersions);
  const access = accessTexts(apps);
  return {
    de: { ...LABELS.de, ...BROKER_TEXTS.de, ...access.de, ...legal["de"] },
    en: { ...LABELS.en, ...BROKER_TEXTS.en, ...access.en, ...legal["en"] },
  };
}
