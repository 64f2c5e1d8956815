import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";

/** A secret that only the browser holds: 32 random bytes, base64url. */
export function newSecretToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What the database keeps of a secret token (ASVS 5, 11.4): enough to find it, not enough to use it. */
export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts text with a key derived from a secret token (HKDF-SHA-256, AES-256-GCM), so that whoever holds the database
 * alone cannot read it. Layout: nonce, tag, ciphertext.
 */
export function seal(token: string, text: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", keyOf(token), nonce);
  const ciphertext = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]);
}

/** Reverses `seal`. Throws when the token is another one or the data was changed. */
export function unseal(token: string, sealed: Buffer): string {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", keyOf(token), nonce, { authTagLength: TAG_BYTES });
  decipher.setAuthTag(tag);
  return (
    decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES), undefined, "utf8") + decipher.final("utf8")
  );
}

function keyOf(token: string): Buffer {
  return Buffer.from(hkdfSync("sha256", token, "", "approval-service session", 32));
}
