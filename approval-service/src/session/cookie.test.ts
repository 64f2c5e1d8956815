import type { Response } from "express";
import { expect, test } from "vitest";
import { makeCookie, readCookie } from "./cookie.ts";

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

test.each([
  ["https://approval.example", "__Host-session", true],
  ["http://localhost:3000", "session", false],
])("at %s it is called %s", (publicUrl, name, secure) => {
  const cookies: unknown[][] = [];
  const response = { cookie: (...cookie: unknown[]) => cookies.push(cookie) } as unknown as Response;
  makeCookie("session", publicUrl).set(response, TOKEN);
  expect(cookies).toEqual([[name, TOKEN, { httpOnly: true, secure, sameSite: "lax", path: "/" }]]);
});
