import { expect, test } from "vitest";
import { hashToken, newSecretToken, seal, unseal } from "./secret-token.ts";

test("what is sealed with a token opens with that token alone", () => {
  const token = newSecretToken();
  const sealed = seal(token, "eyJ.id.token");
  expect(unseal(token, sealed)).toBe("eyJ.id.token");
  expect(() => unseal(newSecretToken(), sealed)).toThrow();
});

test("sealed data that was changed does not open", () => {
  const token = newSecretToken();
  const sealed = seal(token, "eyJ.id.token");
  sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
  expect(() => unseal(token, sealed)).toThrow();
});

test("neither the hash nor the sealed data holds the token or the text", () => {
  const token = newSecretToken();
  expect(hashToken(token).toString("base64url")).not.toContain(token);
  expect(seal(token, "eyJ.id.token").toString("latin1")).not.toContain("eyJ");
});
