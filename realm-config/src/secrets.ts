import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

/**
 * Keycloak never shows some secrets (the SMTP password, an identity provider's client secret) again. To see whether one has
 * to be written, its fingerprint is kept in a realm attribute: salted and slow to compute, so that it does not help anybody
 * who can read the realm to guess the secret.
 */
export async function fingerprint(
  secret: string,
  salt: string = randomBytes(16).toString("hex"),
): Promise<string> {
  return `scrypt$${salt}$${(await derive(secret, salt)).toString("hex")}`;
}

/** Whether `known` is the fingerprint of `secret`. */
export async function isFingerprintOf(secret: string, known: string | undefined): Promise<boolean> {
  const [, salt, hash] = known?.split("$") ?? [];
  if (salt === undefined || hash === undefined) return false;
  const expected = Buffer.from(hash, "hex");
  const actual = await derive(secret, salt);
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

function derive(secret: string, salt: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(secret, salt, 32, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}
