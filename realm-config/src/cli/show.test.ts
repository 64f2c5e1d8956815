import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import type { Change, Difference } from "../change.ts";
import { changesAsJson, showChanges, showSummary } from "./show.ts";

function change(action: Change["action"], ...differences: Difference[]): Change {
  return { kind: "client", name: "portal", action, differences, write: () => Promise.resolve() };
}

function shown(...changes: Change[]): string {
  return stripVTControlCharacters(showChanges(changes));
}

test("old → new, one line a field", () => {
  expect(shown(change("update", { field: "enabled", from: false, to: true }))).toBe(
    "~ client portal\n    enabled  false → true",
  );
});

test("of lists, what comes and what goes", () => {
  expect(shown(change("update", { field: "uris", from: ["a", "*"], to: ["a", "b"] }))).toContain(
    'uris  - "*"  + "b"',
  );
});

test("of something new, its name alone", () => {
  expect(shown(change("create", { field: "enabled", from: undefined, to: true }))).toBe("+ client portal");
});

test("long texts are cut", () => {
  const line = shown(change("update", { field: "text", from: "x".repeat(5000), to: "y" }));
  expect(line).toContain('… (5002 characters) → "y"');
});

test("a secret is named, never shown, in either form", () => {
  const secret = change("update", { field: "secret", from: "old-secret", to: "new-secret", secret: true });
  expect(shown(secret)).toContain("secret  (secret) changed");
  expect(JSON.stringify(changesAsJson([secret]))).not.toMatch(/old-secret|new-secret/);
});

test("what is no longer managed stays, and the plan says so", () => {
  expect(shown(change("release"))).toContain("no longer managed; stays in Keycloak");
  expect(showSummary([change("release"), change("create")])).toBe(
    "1 to create, 0 to change, 0 to delete, 1 no longer managed.",
  );
});
