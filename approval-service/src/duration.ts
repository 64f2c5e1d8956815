const ISO_8601 = /^P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,8})S)?)?$/;
const SECONDS = [7 * 86_400, 86_400, 3_600, 60, 1];

/**
 * Reads a duration: a number of days (`7`, `7 d`) or ISO 8601 without years and months (`P7D`, `PT12H`, `PT90S`).
 * @returns seconds, or undefined when the text is none
 */
export function parseDuration(text: string): number | undefined {
  const days = /^(\d{1,5})\s?d?$/.exec(text.trim());
  if (days) return Number(days[1]) * 86_400 || undefined;
  const parts = ISO_8601.exec(text.trim());
  if (!parts) return undefined;
  const seconds = SECONDS.reduce((sum, unit, index) => sum + unit * Number(parts[index + 1] ?? 0), 0);
  return seconds > 0 ? seconds : undefined;
}
