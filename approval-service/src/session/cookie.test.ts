import { expect, test } from "vitest";
import { readCookie } from "./cookie.ts";

const TOKEN = "A".repeat(43);

test("a session cookie is found among others", () => {
  expect(readCookie(`a=b; session=${TOKEN}; c=d`, "session")).toBe(TOKEN);
});

test.each([
  undefined,
  "",
  "session=",
  "session=short",
  `xsession=${TOKEN}`,
  `session=${TOKEN};x`.replace("=A", "=;A"),
])("no session in %j", (header) => {
  expect(readCookie(header, "session")).toBeUndefined();
});
