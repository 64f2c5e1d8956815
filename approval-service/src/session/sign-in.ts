import type { Request, Response } from "express";
import type { Queryable } from "../database/database.ts";
import { makeCookie } from "./cookie.ts";
import type { SignInSecrets } from "./open-id-provider.ts";
import { hashToken, newSecretToken, seal, unseal } from "./secret-token.ts";

/** Log-ins under way, each bound to the browser that began it. */
export type SignIns = {
  /** Remembers a log-in until its callback, ten minutes at most. */
  remember(request: Request, response: Response, secrets: SignInSecrets, next: string): Promise<void>;
  /** Takes the log-in that belongs to a callback: once, and only for the browser that began it. */
  take(request: Request, state: unknown): Promise<{ secrets: SignInSecrets; next: string } | undefined>;
};

/** Keeps log-ins in PostgreSQL, so that any instance can answer the callback. */
export function createSignIns({ database, publicUrl }: { database: Queryable; publicUrl: string }): SignIns {
  const cookie = makeCookie("sign-in", publicUrl);
  return {
    async remember(request, response, { state, ...secrets }, next) {
      // Two tabs of one browser share the cookie; each has a state of its own.
      const browser = cookie.read(request) ?? newSecretToken();
      await database.query(
        `with expired as (delete from sign_in where expires_at <= now())
         insert into sign_in (state_hash, browser_hash, sealed_secrets, next, expires_at)
         values ($1, $2, $3, $4, now() + interval '10 minutes')`,
        [hashToken(state), hashToken(browser), seal(browser, JSON.stringify(secrets)), next],
      );
      cookie.set(response, browser);
    },

    async take(request, state) {
      const browser = cookie.read(request);
      if (browser === undefined || typeof state !== "string") return undefined;
      const { rows } = await database.query<{ sealed_secrets: Buffer; next: string }>(
        `delete from sign_in where state_hash = $1 and browser_hash = $2 and expires_at > now()
         returning sealed_secrets, next`,
        [hashToken(state), hashToken(browser)],
      );
      const row = rows[0];
      if (!row) return undefined;
      const secrets = JSON.parse(unseal(browser, row.sealed_secrets)) as Omit<SignInSecrets, "state">;
      return { secrets: { state, ...secrets }, next: row.next };
    },
  };
}
