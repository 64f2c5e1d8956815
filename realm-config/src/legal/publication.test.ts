import { expect, test } from "vitest";
import type { LegalText, LegalVersion } from "./documents.ts";
import { publicationMistakes, withVersion } from "./publication.ts";
import type { Manifest } from "./published.ts";

const HASH = "a".repeat(64);
const manifest: Manifest = {
  terms: [{ version: "2026-11", sha256: { de: HASH, en: HASH } }],
  privacy: [{ version: "2026-11", sha256: { de: HASH, en: HASH } }],
};

function text(content = "Bitte lesen Sie das. ".repeat(20)): LegalText {
  return { title: "Titel", markdown: `# Titel\n\n${content}`, sha256: "b".repeat(64) };
}

function terms(version: string, texts: LegalVersion["texts"] = { de: text(), en: text() }): LegalVersion {
  return { document: "terms", version, texts };
}

test("a newer version in both languages can be published and becomes the current one", () => {
  const version = terms("2027-03");
  expect(publicationMistakes(manifest, [version], "terms", "2027-03")).toEqual([]);
  expect(withVersion(manifest, version).terms.map((entry) => entry.version)).toEqual(["2026-11", "2027-03"]);
  expect(withVersion(manifest, version).privacy).toEqual(manifest.privacy);
});

test.each([
  ["a missing language", terms("2027-03", { de: text() }), ["legal/terms-2027-03.en.md is missing."]],
  [
    "an empty text",
    terms("2027-03", { de: text(), en: text("") }),
    ["legal/terms-2027-03.en.md has no text, or hardly any."],
  ],
  ["a version that is out", terms("2026-11"), ["terms 2026-11 is published already."]],
  ["an older version", terms("2026-05"), ["terms 2026-05 is not newer than 2026-11, which is published."]],
])("%s is refused", (_what, version, mistakes) => {
  expect(publicationMistakes(manifest, [version], "terms", version.version)).toEqual(mistakes);
});
