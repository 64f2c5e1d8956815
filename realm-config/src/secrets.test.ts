import { expect, test } from "vitest";
import { fingerprint, isFingerprintOf } from "./secrets.ts";

test("a secret is recognised, another one is not", () => {
  const known = fingerprint("first-secret", "salt");
  expect(isFingerprintOf("first-secret", known)).toBe(true);
  expect(isFingerprintOf("second-secret", known)).toBe(false);
});

test.each([undefined, "", "nonsense"])("nothing is known from %s", (known) => {
  expect(isFingerprintOf("secret", known)).toBe(false);
});

test("equal secrets do not look equal", () => {
  expect(fingerprint("secret")).not.toBe(fingerprint("secret"));
});
