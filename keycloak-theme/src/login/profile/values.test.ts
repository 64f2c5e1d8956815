import { expect, test } from "vitest";
import { legalDocuments } from "../legal/documents";
import { aLegalAttribute, anAttribute, byName } from "./an-attribute";
import { keptValues } from "./kept-values";
import { missingFields } from "./missing-fields";

const nobody = () => false;

test("required and empty attributes get a field, documents and read-only ones do not", () => {
  const attributes = byName(
    anAttribute("firstName", { required: true, values: [" "] }),
    anAttribute("lastName", { required: true, values: ["Mustermann"] }),
    anAttribute("phone"),
    anAttribute("customer_number", { required: true, readOnly: true }),
    aLegalAttribute("terms", "2026-11"),
  );
  expect(Object.keys(missingFields(attributes, false, nobody))).toEqual(["firstName"]);
});

test("what Keycloak refused is asked for again", () => {
  const attributes = byName(anAttribute("lastName", { required: true, values: ["<>"] }));
  expect(Object.keys(missingFields(attributes, false, (name) => name === "lastName"))).toEqual(["lastName"]);
});

test("somebody who edits the profile gets every field that may be written", () => {
  const attributes = byName(anAttribute("phone"), anAttribute("customer_number", { readOnly: true }));
  expect(Object.keys(missingFields(attributes, true, nobody))).toEqual(["phone"]);
});

test("agreements and all values without a field go along", () => {
  const attributes = byName(
    anAttribute("firstName", { values: ["Erika"] }),
    anAttribute("phones", { values: ["1", "2"] }),
    anAttribute("customer_number", { values: ["1000001"], readOnly: true }),
    anAttribute("lastName"),
    aLegalAttribute("terms", "2026-11", { values: ["accepted"] }),
    aLegalAttribute("privacy", "2026-11"),
  );
  expect(keptValues(attributes, legalDocuments(attributes, {}), new Set(["lastName"]))).toEqual([
    { name: "terms-2026-11", value: "accepted" },
    { name: "firstName", value: "Erika" },
    { name: "phones", value: "1" },
    { name: "phones", value: "2" },
  ]);
});
