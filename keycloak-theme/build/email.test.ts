import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const folder = join(import.meta.dirname, "../src/email");

function messages(language: string): Map<string, string> {
  const lines = readFileSync(join(folder, "messages", `messages_${language}.properties`), "utf8").split("\n");
  return new Map(
    lines
      .filter((line) => line !== "" && !line.startsWith("#"))
      .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );
}

const templates = ["html", "text"].flatMap((kind) =>
  readdirSync(join(folder, kind)).map((file) => join(kind, file)),
);

test("German and English say the same things", () => {
  expect([...messages("de").keys()]).toEqual([...messages("en").keys()]);
});

describe.each(["de", "en"])("the messages (%s)", (language) => {
  test("no apostrophe is swallowed by MessageFormat", () => {
    for (const [key, text] of messages(language)) expect(text.replaceAll("''", ""), key).not.toContain("'");
  });

  test("every text that a mail names is there", () => {
    const known = messages(language);
    for (const template of templates) {
      const source = readFileSync(join(folder, template), "utf8");
      const keys = [...source.matchAll(/(?:msg\("|key=")(\w+)"/g)].map(([, key]) => key ?? "");
      expect(
        keys.filter((key) => !known.has(key)),
        template,
      ).toEqual([]);
    }
  });
});

test("every mail exists as HTML and as text", () => {
  const files = (kind: string) => readdirSync(join(folder, kind)).sort();
  expect(files("html")).toEqual(files("text"));
});

test("nothing leaves the escaping of names to chance", () => {
  for (const template of templates) {
    expect(readFileSync(join(folder, template), "utf8"), template).not.toMatch(/no_esc|noautoesc/);
  }
});
