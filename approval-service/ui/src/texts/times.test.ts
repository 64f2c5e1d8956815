import { expect, test } from "vitest";
import { formatAge } from "./times";

const NOW = new Date("2026-11-23T12:00:00Z");

test.each([
  ["2026-11-23T12:00:20Z", "jetzt", "now"],
  ["2026-11-23T11:59:30Z", "jetzt", "now"],
  ["2026-11-23T11:01:00Z", "vor 59 Minuten", "59 minutes ago"],
  ["2026-11-23T11:00:00Z", "vor 1 Stunde", "1 hour ago"],
  ["2026-11-22T12:00:01Z", "vor 23 Stunden", "23 hours ago"],
  ["2026-11-22T12:00:00Z", "vor 1 Tag", "1 day ago"],
  ["2026-10-24T12:00:00Z", "vor 30 Tagen", "30 days ago"],
])("%s was %s", (iso, german, english) => {
  expect(formatAge("de", iso, NOW)).toBe(german);
  expect(formatAge("en", iso, NOW)).toBe(english);
});
