import { generateKeyPairSync, randomUUID, sign } from "node:crypto";

/** A proof of possession of a new key, for one request (RFC 9449 section 4.2). */
export function dpopProof(method: string, url: string): string {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const header = { typ: "dpop+jwt", alg: "ES256", jwk: publicKey.export({ format: "jwk" }) };
  const payload = { jti: randomUUID(), htm: method, htu: url, iat: Math.floor(Date.now() / 1000) };
  const signed = [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"));
  const signature = sign("sha256", Buffer.from(signed.join(".")), {
    key: privateKey,
    dsaEncoding: "ieee-p1363",
  });
  return [...signed, signature.toString("base64url")].join(".");
}
