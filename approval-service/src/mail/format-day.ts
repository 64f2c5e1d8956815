import type { Language } from "../language.ts";
import { TIME_ZONE } from "../time-zone.ts";

const FORMATS = {
  de: new Intl.DateTimeFormat("de-DE", { dateStyle: "long", timeZone: TIME_ZONE }),
  en: new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: TIME_ZONE }),
};

/** A day as mails and pages write it: „23. November 2026". */
export function formatDay(time: Date, language: Language): string {
  return FORMATS[language].format(time);
}
