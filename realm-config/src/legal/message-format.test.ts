import { expect, test } from "vitest";
import { escapeMessageFormat, unescapeMessageFormat } from "./message-format.ts";

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
    expect(unescapeMessageFormat(escapeMessageFormat(text))).toBe(text);
  },
);
