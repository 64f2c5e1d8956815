import { createHmac, randomBytes } from "node:crypto";

/**
 * Keycloak never shows some secrets (the SMTP password, an identity provider's client secret) again. To see whether one has
 * to be written, its fingerprint is kept in a realm attribute: salted, and only 16 bits long. Too short to find the secret
 * by it: of a thousand million guesses, thousands fit. Long enough to notice a new one: one in 65,536 goes unnoticed.
 */
export function fingerprint(secret: string, salt: string = randomBytes(16).toString("hex")): string {
  const bits = createHmac("sha256", salt).update(secret).digest().subarray(0, 2);
  return `${salt}$${bits.toString("hex")}`;
}

/** Whether `known` is the fingerprint of `secret`. */
export function isFingerprintOf(secret: string, known: string | undefined): boolean {
  const salt = known?.split("$")[0];
  return salt !== undefined && fingerprint(secret, salt) === known;
}
