import type { Language } from "./language";

const LOCALES: Record<Language, string> = { de: "de-DE", en: "en-GB" };

/** `23.11.2026, 14:30`, in the time zone of the device. */
export function formatTime(language: Language, iso: string): string {
  const format = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: "medium", timeStyle: "short" });
  return format.format(new Date(iso));
}

/** A day without a time, such as `23.11.2026`. It is the same day in every time zone. */
export function formatDay(language: Language, isoDay: string): string {
  const format = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: "medium", timeZone: "UTC" });
  return format.format(new Date(isoDay));
}

const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

/** `vor 3 Stunden`: whole days, else hours, else minutes. */
export function formatAge(language: Language, iso: string, now: Date): string {
  // The clocks of device and server may differ: nothing happened in the future.
  const seconds = Math.max(0, (now.getTime() - new Date(iso).getTime()) / 1000);
  const [unit, length] = UNITS.find(([, least]) => seconds >= least) ?? (["second", Infinity] as const);
  // „jetzt" below a minute; „vor 1 Tag" rather than „gestern", which the calendar may deny.
  const format = new Intl.RelativeTimeFormat(LOCALES[language], {
    numeric: unit === "second" ? "auto" : "always",
  });
  return format.format(-Math.floor(seconds / length), unit);
}
