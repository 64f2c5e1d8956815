import { expect, test } from "vitest";
import { legalDocuments } from "../legal/documents";
import { aLegalAttribute, byName } from "./an-attribute";
import { profileSteps, stepToShow } from "./steps";

const DOCUMENTS = legalDocuments(
  byName(aLegalAttribute("terms", "2026-11"), aLegalAttribute("privacy", "2026-11")),
  {},
);

test("each document is a step of its own, the missing fields are the last one", () => {
  expect(profileSteps(DOCUMENTS, true).map(({ id }) => id)).toEqual([
    "terms-2026-11",
    "privacy-2026-11",
    "fields",
  ]);
  expect(profileSteps(DOCUMENTS, false)).toHaveLength(2);
});

test("a profile that lacks nothing can still be sent", () => {
  expect(profileSteps([], false).map(({ id }) => id)).toEqual(["fields"]);
});

test("nobody gets past a document that has not been agreed to", () => {
  const steps = profileSteps(DOCUMENTS, true);
  expect(stepToShow(steps, "fields", new Set())).toBe(0);
  expect(stepToShow(steps, "fields", new Set(["terms-2026-11"]))).toBe(1);
  expect(stepToShow(steps, "fields", new Set(["terms-2026-11", "privacy-2026-11"]))).toBe(2);
});

test("going back is always possible", () => {
  expect(stepToShow(profileSteps(DOCUMENTS, true), "terms-2026-11", new Set(["terms-2026-11"]))).toBe(0);
});
