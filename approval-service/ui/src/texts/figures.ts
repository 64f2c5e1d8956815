const number = {
  de: new Intl.NumberFormat("de-DE", { maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 }),
};

const UNITS = { minutes: 60, hours: 3_600, days: 86_400 } as const;

function unitNameOf(seconds: number): keyof typeof UNITS {
  if (seconds < 90 * UNITS.minutes) return "minutes";
  return seconds < 48 * UNITS.hours ? "hours" : "days";
}

/** The seconds of the unit in which a person would tell this duration. */
export function unitOf(seconds: number): number {
  return UNITS[unitNameOf(seconds)];
}

/** A duration in the unit that a person would choose. */
function duration(seconds: number, language: "de" | "en"): string {
  const unit = unitNameOf(seconds);
  const units = {
    de: { minutes: "Min.", hours: "Std.", days: "Tage" },
    en: { minutes: "min", hours: "h", days: "days" },
  };
  return `${number[language].format(seconds / UNITS[unit])} ${units[language][unit]}`;
}

const de = {
  title: "Zahlen",
  intro: "Wochen beginnen am Montag. Die letzte läuft noch.",
  period: "Zeitraum",
  periods: { 4: "4 Wochen", 12: "12 Wochen", 26: "26 Wochen", 52: "52 Wochen" },
  week: "Woche",
  weekOf: (week: string) => `KW ${Number(week.slice(-2))}`,
  weekBegins: (week: string, day: string) => `KW ${Number(week.slice(-2))}, ab ${day}`,
  table: "Als Tabelle",
  tableOf: (title: string) => `${title}: als Tabelle`,
  nothing: "–",
  registrations: "Registrierungen je Woche",
  registered: "Registriert",
  confirmed: "Bestätigt",
  decisions: "Entscheidungen je Woche",
  approved: "Genehmigt",
  rejected: "Abgelehnt",
  completedTitle: "Abgeschlossene Registrierungen je Woche",
  completed: "Abgeschlossen",
  times: "Zeit von der Bestätigung bis zur Entscheidung",
  median: "Die Hälfte schneller als",
  p90: "Neun von zehn schneller als",
  count: (value: number) => number.de.format(value),
  duration: (seconds: number) => duration(seconds, "de"),
  summary: (title: string, sum: string) => `${title}. ${sum}`,
  sum: (name: string, count: number) => `${name}: ${number.de.format(count)} insgesamt`,
  latest: (name: string, value: string) => `${name}: zuletzt ${value}`,
};

const en: typeof de = {
  title: "Figures",
  intro: "Weeks begin on Monday. The last one is still running.",
  period: "Period",
  periods: { 4: "4 weeks", 12: "12 weeks", 26: "26 weeks", 52: "52 weeks" },
  week: "Week",
  weekOf: (week) => `W${Number(week.slice(-2))}`,
  weekBegins: (week, day) => `Week ${Number(week.slice(-2))}, from ${day}`,
  table: "As a table",
  tableOf: (title) => `${title}: as a table`,
  nothing: "–",
  registrations: "Registrations per week",
  registered: "Registered",
  confirmed: "Confirmed",
  decisions: "Decisions per week",
  approved: "Approved",
  rejected: "Rejected",
  completedTitle: "Completed registrations per week",
  completed: "Completed",
  times: "Time from confirmation to decision",
  median: "Half were faster than",
  p90: "Nine in ten were faster than",
  count: (value) => number.en.format(value),
  duration: (seconds) => duration(seconds, "en"),
  summary: (title, sum) => `${title}. ${sum}`,
  sum: (name, count) => `${name}: ${number.en.format(count)} in total`,
  latest: (name, value) => `${name}: most recently ${value}`,
};

/** Figures per week, for the back office. */
export const figures = { de, en };
