/** By it Excel knows that a file is UTF-8. */
export const BYTE_ORDER_MARK = "\uFEFF";

/**
 * One line of a CSV file (RFC 4180, with the semicolon that German spreadsheets expect). What a spreadsheet would take for
 * a formula gets an apostrophe in front (OWASP: CSV injection).
 */
export function csvLine(values: readonly (string | null | undefined)[]): string {
  return `${values.map((value) => cell(value ?? "")).join(";")}\r\n`;
}

function cell(value: string): string {
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[";\r\n']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
