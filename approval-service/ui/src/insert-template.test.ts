import { expect, test } from "vitest";
import { insertTemplate } from "./insert-template";

const TEMPLATES = ["Unbekannt.", "Dienstliche Adresse, bitte."];

test.each([
  ["", "Unbekannt.", "Unbekannt."],
  ["  ", "Unbekannt.", "Unbekannt."],
  ["Unbekannt.", "Dienstliche Adresse, bitte.", "Dienstliche Adresse, bitte."],
  ["Bitte rufen Sie an.", "Unbekannt.", "Bitte rufen Sie an.\nUnbekannt."],
  ["Unbekannt. Rufen Sie an.", "Unbekannt.", "Unbekannt. Rufen Sie an."],
])("%j and the template %j make %j", (reason, template, result) => {
  expect(insertTemplate(reason, template, TEMPLATES)).toBe(result);
});
