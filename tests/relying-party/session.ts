import { randomBytes } from "node:crypto";
import type { Request, Response } from "express";

/** What the portal learns about a person from the realm's claims. */
export type Person = { name: string; email: string; customerNumber: string | undefined; roles: string[] };

/** What has to be remembered between the redirect to Keycloak and the way back. */
export type SignInAttempt = { state: string; nonce: string; codeVerifier: string };

/** What the portal keeps of a sign-in: on the server, so that the browser holds a cookie and no token. */
export type SignedIn = {
  person: Person;
  /** Everything the ID token says. */
  claims: Record<string, unknown>;
  idToken: string | undefined;
  refreshToken: string | undefined;
  /** When Keycloak has to be asked again whether the person may still be here. */
  checkAgainAt: number;
};

export type Session = { attempt?: SignInAttempt; signedIn?: SignedIn };

const COOKIE = "portal_session";
const LIFETIME_MS = 8 * 60 * 60 * 1000;

/**
 * Sessions in this process's memory: a restart signs everybody out, and a second instance would not know them. Right
 * for a demonstration, wrong for a product; the approval-service keeps its own in PostgreSQL.
 */
const sessions = new Map<string, { session: Session; until: number }>();

/** The session of this request's browser, or an empty one that is not kept. */
export function sessionOf(request: Request): Session {
  const found = sessions.get(cookieOf(request));
  return found && found.until > Date.now() ? found.session : {};
}

/** Begins a session under a new id, so that an id known before the sign-in is worth nothing after it. */
export function beginSession(request: Request, response: Response, session: Session, secure: boolean): void {
  forgetExpired();
  sessions.delete(cookieOf(request));
  const id = randomBytes(32).toString("base64url");
  sessions.set(id, { session, until: Date.now() + LIFETIME_MS });
  response.cookie(COOKIE, id, { httpOnly: true, sameSite: "lax", secure, path: "/" });
}

/** Keeps what a renewed sign-in says; a session that has ended meanwhile stays ended. */
export function renewSession(request: Request, signedIn: SignedIn): void {
  const found = sessions.get(cookieOf(request));
  if (found) found.session = { signedIn };
}

/** Ends what a logout token names: one sign-in by its `sid`, or everything of one person by `sub`. Returns how many. */
export function endSessionsOf({ sid, sub }: { sid: string | undefined; sub: string | undefined }): number {
  const ended = [...sessions].filter(([, { session }]) => {
    const claims = session.signedIn?.claims;
    return claims !== undefined && (sid === undefined ? claims["sub"] === sub : claims["sid"] === sid);
  });
  for (const [id] of ended) sessions.delete(id);
  return ended.length;
}

/** Ends the session of this request's browser. */
export function endSession(request: Request, response: Response): void {
  sessions.delete(cookieOf(request));
  response.clearCookie(COOKIE);
}

function cookieOf(request: Request): string {
  const pair = request.headers.cookie?.split("; ").find((text) => text.startsWith(`${COOKIE}=`));
  return pair?.slice(COOKIE.length + 1) ?? "";
}

function forgetExpired(): void {
  const now = Date.now();
  for (const [id, { until }] of sessions) if (until <= now) sessions.delete(id);
}
