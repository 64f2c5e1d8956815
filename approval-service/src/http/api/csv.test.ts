import { expect, test } from "vitest";
import { csvLine, csvTime } from "./csv.ts";

test("a line of values", () => {
  expect(csvLine(["Erika", null, undefined, "erika@praxis.example"])).toBe(
    "Erika;;;erika@praxis.example\r\n",
  );
});

test.each([
  ["=1+1", `"'=1+1"`],
  ["+49", `"'+49"`],
  ["-1", `"'-1"`],
  ["@SUM(A1)", `"'@SUM(A1)"`],
  ["\tx", `"'\tx"`],
  ['say "hello"', '"say ""hello"""'],
  ["a;b", '"a;b"'],
  ["a\nb", '"a\nb"'],
  ["Anne-Marie", "Anne-Marie"],
])("%j is written as %j", (value, written) => {
  expect(csvLine([value])).toBe(`${written}\r\n`);
});

test.each([
  ["2026-07-01T22:30:05Z", "2026-07-02 00:30:05"],
  ["2026-11-23T18:30:05Z", "2026-11-23 19:30:05"],
])("%s is written in Berlin's time", (instant, written) => {
  expect(csvTime(new Date(instant))).toBe(written);
});
