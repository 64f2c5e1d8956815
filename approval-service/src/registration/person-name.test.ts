import { describe, expect, test } from "vitest";
import { parsePersonName } from "./person-name.ts";

describe("a person's name", () => {
  test.each([
    ["Erika", "Erika"],
    ["  Anne-Marie   Luise ", "Anne-Marie Luise"],
    ["D'Angelo", "D'Angelo"],
    ["Dr.Huber", "Dr. Huber"],
    ["evil.example", "evil. example"],
    ["J. R. R.", "J. R. R."],
    ["Mu\u0308ller", "Müller"],
    ["李小龍", "李小龍"],
    ["مريم", "مريم"],
  ])("%j is kept as %j", (typed, kept) => {
    expect(parsePersonName(typed)).toBe(kept);
  });

  test.each([
    "",
    "   ",
    "-",
    "<a href=//evil>x</a>",
    "${7*7}",
    "{{x}}",
    "{0}",
    "Erika\u202Eakire",
    "Erika\u2066x",
    "Eri\u0000ka",
    "Erika\nBcc: x",
    "Erika\u2028x",
    "erika@evil",
    "a/b",
    "=1+1",
  ])("%j is none", (typed) => {
    expect(parsePersonName(typed)).toBeUndefined();
  });

  test.each([" ", "a.", "a ", "\u0308", ".."])("100,000 × %j are decided within 10 ms", (part) => {
    const text = part.repeat(100_000);
    const begin = performance.now();
    parsePersonName(text);
    expect(performance.now() - begin).toBeLessThan(10);
  });
});
