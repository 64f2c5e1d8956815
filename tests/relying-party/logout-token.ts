import { createRemoteJWKSet, customFetch, type FetchImplementation, jwtVerify } from "jose";

/** Whom a logout token signs out: one sign-in (`sid`), or everything of one person (`sub`). */
export type LogoutNotice = { sid: string | undefined; sub: string | undefined };

export type LogoutTokenOptions = {
  issuer: string;
  clientId: string;
  algorithm: string;
  jwksUrl: string;
  fetch: FetchImplementation;
};

const EVENT = "http://schemas.openid.net/event/backchannel-logout";

/**
 * Verifies logout tokens as OIDC Back-Channel Logout 1.0, section 2.6, says: signature, issuer, audience, age, event, and
 * that it is no ID token in disguise. A repeated token is not refused: ending a session twice is ending it.
 */
export function logoutTokenVerifier(options: LogoutTokenOptions): (token: string) => Promise<LogoutNotice> {
  const keys = createRemoteJWKSet(new URL(options.jwksUrl), { [customFetch]: options.fetch });
  return async (token) => {
    const { payload } = await jwtVerify(token, keys, {
      issuer: options.issuer,
      audience: options.clientId,
      algorithms: [options.algorithm],
      maxTokenAge: "2 minutes",
      clockTolerance: "10 seconds",
      requiredClaims: ["iat", "jti", "events"],
    });
    const { events, sid, sub } = payload;
    if (typeof events !== "object" || events === null || !(EVENT in events)) {
      throw new Error("The token has no back-channel logout event.");
    }
    if ("nonce" in payload) throw new Error("The token has a nonce: it is an ID token.");
    if (typeof sid !== "string" && sub === undefined) throw new Error("The logout token names nobody.");
    return { sid: typeof sid === "string" ? sid : undefined, sub };
  };
}
