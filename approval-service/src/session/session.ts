import type { Request, Response } from "express";
import type { Queryable } from "../database/database.ts";
import { makeCookie } from "./cookie.ts";
import { hashToken, newSecretToken, seal, unseal } from "./secret-token.ts";

/** Who is signed in. What this person may do is asked of Keycloak at each click (decision 8). */
export type Session = { userId: string; name: string; email: string };

export type SignedIn = Session & {
  /** Keycloak's session id (`sid`), for back-channel log-out. */
  keycloakSid: string | undefined;
  idToken: string;
};

export type Sessions = {
  /** The session of this request's browser, if it has one that is alive. */
  readSession(request: Request): Promise<Session | undefined>;
  /** Begins a session with a new id; one that the browser had before ends. */
  begin(request: Request, response: Response, person: SignedIn): Promise<void>;
  /** Ends the browser's session on the server and returns the ID token for the log-out at Keycloak. */
  end(request: Request, response: Response): Promise<string | undefined>;
  /** Ends every session that belongs to a session of Keycloak's, or to a user where no `sid` is given. */
  endOf(keycloak: { sid: string | undefined; userId: string | undefined }): Promise<number>;
  /** Removes what has run out. */
  removeExpired(): Promise<void>;
};

/** A session ends ten hours after its log-in, and after an hour without a request. */
const ABSOLUTE_LIFETIME = "10 hours";
const IDLE_LIFETIME = "1 hour";

/** Sessions in PostgreSQL, by the database's clock (decision 12). */
export function createSessions({
  database,
  publicUrl,
}: {
  database: Queryable;
  publicUrl: string;
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
    async readSession(request) {
      const token = cookie.read(request);
      if (token === undefined) return undefined;
      const { rows } = await database.query<{ user_id: string; name: string; email: string }>(
        `update session set last_seen_at = now()
          where id_hash = $1 and expires_at > now() and last_seen_at > now() - interval '${IDLE_LIFETIME}'
          returning user_id, name, email`,
        [hashToken(token)],
      );
      const row = rows[0];
      return row && { userId: row.user_id, name: row.name, email: row.email };
    },

    async begin(request, response, person) {
      const earlier = cookie.read(request);
      if (earlier !== undefined) await remove(earlier);
      const token = newSecretToken();
      await database.query(
        `insert into session (id_hash, user_id, name, email, keycloak_sid, sealed_tokens, expires_at)
         values ($1, $2, $3, $4, $5, $6, now() + interval '${ABSOLUTE_LIFETIME}')`,
        [
          hashToken(token),
          person.userId,
          person.name,
          person.email,
          person.keycloakSid ?? null,
          seal(token, person.idToken),
        ],
      );
      cookie.set(response, token);
    },

    async end(request, response) {
      const token = cookie.read(request);
      cookie.clear(response);
      if (token === undefined) return undefined;
      const sealed = await remove(token);
      return sealed && unseal(token, sealed);
    },

    async endOf({ sid, userId }) {
      const { rowCount } =
        sid === undefined
          ? await database.query("delete from session where user_id = $1", [userId])
          : await database.query("delete from session where keycloak_sid = $1", [sid]);
      return rowCount;
    },

    async removeExpired() {
      await database.query(
        `delete from session where expires_at <= now() or last_seen_at <= now() - interval '${IDLE_LIFETIME}'`,
      );
    },
  };
}
