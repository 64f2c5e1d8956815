import { expect, test } from "vitest";
import { localPath } from "./next-path.ts";

test.each([
  ["/", "/"],
  ["/registrations/4f1c?tab=history&q=a%20b", "/registrations/4f1c?tab=history&q=a%20b"],
  ["/?search=Anna+M%C3%BCller&sort=name", "/?search=Anna+M%C3%BCller&sort=name"],
  ["//evil.example", "/"],
  ["/\\evil.example", "/"],
  ["/%5cevil", "/%5cevil"],
  ["https://evil.example/", "/"],
  ["javascript:alert(1)", "/"],
  ["/a\r\nset-cookie: x=1", "/"],
  ["/auth/logout", "/"],
  [undefined, "/"],
  [["/a", "/b"], "/"],
  [`/${"a".repeat(600)}`, "/"],
])("after log-in %j leads to %j", (requested, path) => {
  expect(localPath(requested)).toBe(path);
});
