import { createHash, randomBytes } from "node:crypto";

/** What the confirmation mail carries: 32 random bytes, base64url. Only its SHA-256 is ever stored (GUARDS T5). */
export type ConfirmationToken = string & { readonly brand: unique symbol };

export function createConfirmationToken(): ConfirmationToken {
  return randomBytes(32).toString("base64url") as ConfirmationToken;
}

/** A token as it came with a request; undefined when it cannot be one. */
export function parseConfirmationToken(text: unknown): ConfirmationToken | undefined {
  return typeof text === "string" && /^[\w-]{43}$/.test(text) ? (text as ConfirmationToken) : undefined;
}

export function hashOf(token: ConfirmationToken): Buffer {
  return createHash("sha256").update(token).digest();
}
