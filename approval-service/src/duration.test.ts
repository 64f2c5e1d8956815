import { expect, test } from "vitest";
import { parseDuration } from "./duration.ts";

test.each([
  ["7", 604_800],
  ["7 d", 604_800],
  ["P7D", 604_800],
  ["P2W", 1_209_600],
  ["PT12H", 43_200],
  ["PT90S", 90],
  ["P1DT1H1M1S", 90_061],
])("%s is %d seconds", (text, seconds) => {
  expect(parseDuration(text)).toBe(seconds);
});

test.each(["", "P", "PT", "0", "PT0S", "-1", "1.5", "P1M", "7 days", "soon"])("%j is no duration", (text) => {
  expect(parseDuration(text)).toBeUndefined();
});
