import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { listFieldNamesOnce } from "./field-names.ts";

const source = fileURLToPath(
  new URL(
    "src/bin/keycloakify/generateFtl/kcContextDeclarationTemplate.ftl",
    import.meta.resolve("keycloakify/package.json"),
  ),
);

test("the installed Keycloakify's template no longer lists the attributes for every method", () => {
  const original = readFileSync(source, "utf8");
  const mended = listFieldNamesOnce(original);
  expect(original).toContain("seq_contains(attribute.name)");
  expect(mended).not.toContain("seq_contains(attribute.name)");
  expect(mended).toContain("profile.attributes?map(attribute -> attribute.name)");
});

test("a template of another shape is refused rather than shipped slow", () => {
  expect(() => listFieldNamesOnce("<#assign names = []>")).toThrow(/build\/field-names\.ts/);
});
