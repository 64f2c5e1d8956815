import { expect, test } from "vitest";
import { escapeMessageFormat } from "./message-format.ts";

/** What java.text.MessageFormat makes of a text without arguments. */
function format(text: string): string {
  let result = "";
  let isQuoted = false;
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] !== "'") result += text[index] ?? "";
    else if (text[index + 1] === "'") {
      result += "'";
      index += 1;
    } else isQuoted = !isQuoted;
  }
  return result;
}

test.each([
  ["It's yours", "It''s yours"],
  ["{0}", "'{'0'}'"],
  ["${user.name}", "$'{'user.name'}'"],
  ["'{'", "'''{'''"],
  ["{{x}}", "'{{'x'}}'"],
  ["Käse & <b>Brot</b>", "Käse & <b>Brot</b>"],
])("%s is stored as %s", (text, stored) => {
  expect(escapeMessageFormat(text)).toBe(stored);
});

test.each(["", "'", "''", "don't {stop}", "'{'0'}'", "{'", "'}", "a''b'c", "}{", "'''", "{'{'}'}"])(
  "what is read back from %j is what was written",
  (text) => {
    expect(format(escapeMessageFormat(text))).toBe(text);
  },
);
