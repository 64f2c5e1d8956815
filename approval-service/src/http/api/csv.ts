import { TIME_ZONE } from "../../time-zone.ts";

/** By it Excel knows that a file is UTF-8. */
export const BYTE_ORDER_MARK = "\uFEFF";

/**
 * One line of a CSV file (RFC 4180, with the semicolon that German spreadsheets expect). What a spreadsheet would take for
 * a formula gets an apostrophe in front (OWASP: CSV injection).
 */
export function csvLine(values: readonly (string | null | undefined)[]): string {
  return `${values.map((value) => cell(value ?? "")).join(";")}\r\n`;
}

// Sweden writes a time as ISO 8601 does, with a space for the T: spreadsheets in every language read that as a time.
const TIME = new Intl.DateTimeFormat("sv-SE", {
  dateStyle: "short",
  timeStyle: "medium",
  timeZone: TIME_ZONE,
});

/** A time as a spreadsheet reads it, where the vendor's clocks are: `2026-11-23 19:30:05`. */
export function csvTime(time: Date): string {
  return TIME.format(time);
}

function cell(value: string): string {
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[";\r\n']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
