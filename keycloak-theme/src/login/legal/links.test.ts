import { expect, test } from "vitest";
import { isAllowedLink, opensInNewTab } from "./links";

test.each(["https://example.org/a", "HTTP://example.org", "mailto:datenschutz@example.org"])(
  "%s is a link",
  (href) => {
    expect(isAllowedLink(href)).toBe(true);
  },
);

test.each([
  undefined,
  "",
  "javascript:alert(1)",
  " javascript:alert(1)",
  "data:text/html,x",
  "/admin",
  "//evil",
  "#a",
])("%s is not", (href) => {
  expect(isAllowedLink(href)).toBe(false);
});

test("a mail address opens no tab", () => {
  expect(opensInNewTab("mailto:a@example.org")).toBe(false);
  expect(opensInNewTab("https://example.org")).toBe(true);
});
