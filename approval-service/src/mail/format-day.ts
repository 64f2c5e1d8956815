import type { Language } from "../language.ts";

const FORMATS = {
  de: new Intl.DateTimeFormat("de-DE", { dateStyle: "long", timeZone: "Europe/Berlin" }),
  en: new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "Europe/Berlin" }),
};

/** A day as mails and pages write it: „23. November 2026". Customers are in Germany, so the day is theirs. */
export function formatDay(time: Date, language: Language): string {
  return FORMATS[language].format(time);
}
