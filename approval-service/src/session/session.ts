import type { Request, Response } from "express";
import type { Queryable } from "../database/database.ts";
import type { Language } from "../language.ts";
import { makeCookie } from "./cookie.ts";
import { hashToken, newSecretToken, seal, unseal } from "./secret-token.ts";

/** Who is signed in. What this person may do is asked of Keycloak at each click (decision 8). */
export type Session = {
  userId: string;
  name: string;
  email: string;
  /** The language of the account, where Keycloak knows one of ours. */
  locale: Language | undefined;
};

export type SignedIn = Session & {
  /** Keycloak's session id (`sid`), for back-channel log-out. */
  keycloakSid: string | undefined;
  tokens: SessionTokens;
};

/** What Keycloak gave for this log-in. In the database only sealed: its key is in the browser's cookie. */
export type SessionTokens = {
  /** For the log-out. */
  idToken: string;
  /** The person's own authority at Keycloak (decision 5). */
  accessToken: string;
  /** By our clock, in milliseconds since 1970. */
  accessTokenEndsAt: number;
  refreshToken: string | undefined;
};

/** What a verified logout token says: whose sessions end. */
export type LogoutNotice = {
  /** Keycloak's session, or every one of the user where it names none. */
  sid: string | undefined;
  userId: string | undefined;
  /** The token's own id (`jti`). */
  tokenId: string;
};

/** How long a session lasts, in seconds: at most, and without a request. */
export type SessionLifetimes = { absolute: number; idle: number };

export type Sessions = {
  /**
   * The session of this request's browser, if it has one that is alive. What the page does by itself, without the person,
   * does not prolong it.
   */
  readSession(request: Request, options?: { prolong: boolean }): Promise<Session | undefined>;
  /** The tokens of this browser's session, if it has one that is alive. */
  readTokens(request: Request): Promise<SessionTokens | undefined>;
  /** Keeps renewed tokens in the place of the former. */
  keepTokens(request: Request, tokens: SessionTokens): Promise<void>;
  /** Begins a session with a new id; one that the browser had before ends. */
  begin(request: Request, response: Response, person: SignedIn): Promise<void>;
  /** Ends the browser's session on the server and returns the ID token for the log-out at Keycloak. */
  end(request: Request, response: Response): Promise<string | undefined>;
  /** Ends the sessions a logout token names. A token that comes a second time ends nothing and is told from the first. */
  endByNotice(notice: LogoutNotice): Promise<"ended" | "replayed">;
  /** Removes what has run out. */
  removeExpired(): Promise<void>;
};

/** Longer than a logout token is accepted for (open-id-provider.ts). */
const REMEMBER_LOGOUT_TOKEN = "10 minutes";

type SessionRow = { user_id: string; name: string; email: string; locale: Language | null };

/** Sessions in PostgreSQL, by the database's clock (decision 12). */
export function createSessions({
  database,
  publicUrl,
  lifetimes,
}: {
  database: Queryable;
  publicUrl: string;
  lifetimes: SessionLifetimes;
}): Sessions {
  const cookie = makeCookie("session", publicUrl);

  async function remove(token: string): Promise<Buffer | undefined> {
    const { rows } = await database.query<{ sealed_tokens: Buffer }>(
      "delete from session where id_hash = $1 returning sealed_tokens",
      [hashToken(token)],
    );
    return rows[0]?.sealed_tokens;
  }

  return {
    async readSession(request, { prolong } = { prolong: true }) {
      const token = cookie.read(request);
      if (token === undefined) return undefined;
      const { rows } = await database.query<SessionRow>(
        `update session set last_seen_at = case when $3 then now() else last_seen_at end
          where id_hash = $1 and expires_at > now() and last_seen_at > now() - make_interval(secs => $2)
          returning user_id, name, email, locale`,
        [hashToken(token), lifetimes.idle, prolong],
      );
      const row = rows[0];
      return (
        row && { userId: row.user_id, name: row.name, email: row.email, locale: row.locale ?? undefined }
      );
    },

    async readTokens(request) {
      const token = cookie.read(request);
      if (token === undefined) return undefined;
      const { rows } = await database.query<{ sealed_tokens: Buffer }>(
        `select sealed_tokens from session
          where id_hash = $1 and expires_at > now() and last_seen_at > now() - make_interval(secs => $2)`,
        [hashToken(token), lifetimes.idle],
      );
      return rows[0] && unsealTokens(token, rows[0].sealed_tokens);
    },

    async keepTokens(request, tokens) {
      const token = cookie.read(request);
      if (token === undefined) return;
      await database.query("update session set sealed_tokens = $2 where id_hash = $1", [
        hashToken(token),
        sealTokens(token, tokens),
      ]);
    },

    async begin(request, response, person) {
      const earlier = cookie.read(request);
      if (earlier !== undefined) await remove(earlier);
      const token = newSecretToken();
      await database.query(
        `insert into session (id_hash, user_id, name, email, locale, keycloak_sid, sealed_tokens, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, now() + make_interval(secs => $8))`,
        [
          hashToken(token),
          person.userId,
          person.name,
          person.email,
          person.locale ?? null,
          person.keycloakSid ?? null,
          sealTokens(token, person.tokens),
          lifetimes.absolute,
        ],
      );
      cookie.set(response, token);
    },

    async end(request, response) {
      const token = cookie.read(request);
      cookie.clear(response);
      if (token === undefined) return undefined;
      const sealed = await remove(token);
      return sealed && unsealTokens(token, sealed).idToken;
    },

    async endByNotice({ sid, userId, tokenId }) {
      const { rows } = await database.query(
        `with first_time as (
           insert into logout_token (jti_hash, expires_at) values ($1, now() + interval '${REMEMBER_LOGOUT_TOKEN}')
           on conflict do nothing returning jti_hash
         ), ended as (
           delete from session
            where exists (select from first_time)
              and case when $2::text is null then user_id = $3 else keycloak_sid = $2 end
         )
         select from first_time`,
        [hashToken(tokenId), sid ?? null, userId ?? null],
      );
      return rows.length === 1 ? "ended" : "replayed";
    },

    async removeExpired() {
      await database.query(
        `with forgotten as (delete from logout_token where expires_at <= now())
         delete from session where expires_at <= now() or last_seen_at <= now() - make_interval(secs => $1)`,
        [lifetimes.idle],
      );
    },
  };
}

function sealTokens(token: string, tokens: SessionTokens): Buffer {
  return seal(token, JSON.stringify(tokens));
}

function unsealTokens(token: string, sealed: Buffer): SessionTokens {
  return JSON.parse(unseal(token, sealed)) as SessionTokens;
}
