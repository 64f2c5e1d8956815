import { expect, test } from "vitest";
import { aLegalAttribute, anAttribute, byName } from "../profile/an-attribute";
import { legalDocuments } from "./documents";

const MESSAGES = {
  "legal.terms-2026-11.title": "Nutzungsbedingungen",
  "legal.terms-2026-11.text": "Text",
};

test("terms come before privacy, whatever the order of the attributes", () => {
  const attributes = byName(
    anAttribute("email"),
    aLegalAttribute("privacy", "2026-11"),
    aLegalAttribute("terms", "2026-11"),
  );
  expect(legalDocuments(attributes, MESSAGES).map(({ kind }) => kind)).toEqual(["terms", "privacy"]);
});

test("title and text are those of the realm's localization", () => {
  const [terms] = legalDocuments(byName(aLegalAttribute("terms", "2026-11")), MESSAGES);
  expect(terms).toMatchObject({ title: "Nutzungsbedingungen", text: "Text", version: "2026-11" });
});

test("an earlier version, which the person may not write, is not asked for", () => {
  const attributes = byName(
    aLegalAttribute("terms", "2025-01", { readOnly: true, values: ["accepted"] }),
    aLegalAttribute("terms", "2026-11"),
  );
  expect(legalDocuments(attributes, MESSAGES).map(({ version }) => version)).toEqual(["2026-11"]);
});

test("what has been agreed to is known", () => {
  const accepted = legalDocuments(
    byName(aLegalAttribute("terms", "2026-11", { values: ["accepted"] })),
    MESSAGES,
  );
  expect(accepted.map((document) => document.accepted)).toEqual([true]);
});

test("a text that did not arrive is empty, not its key", () => {
  const [privacy] = legalDocuments(byName(aLegalAttribute("privacy", "2026-11")), MESSAGES);
  expect(privacy?.text).toBe("");
});
