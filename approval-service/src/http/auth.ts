import express, { type Request, type Response, Router } from "express";
import { z } from "zod";
import type { Database } from "../database/database.ts";
import { type Identity, IdentityUnavailable } from "../identity/identity.ts";
import { recordLogin } from "../portal-users/record-login.ts";
import { localPath } from "../session/next-path.ts";
import {
  type Identified,
  LogoutTokenRefused,
  newSignInSecrets,
  type OpenIdProvider,
  ProviderUnavailable,
  SignInRefused,
} from "../session/open-id-provider.ts";
import type { Sessions } from "../session/session.ts";
import type { SignIns } from "../session/sign-in.ts";
import { jsonBody } from "./json-body.ts";
import { languageOf, Problem } from "./problem.ts";
import { requireSameOrigin } from "./same-origin.ts";
import { signInRefusedPage, signInUnavailablePage } from "./sign-in-pages.ts";

export type AuthDependencies = {
  database: Database;
  identity: Pick<Identity, "rightsOf">;
  provider: OpenIdProvider;
  sessions: Sessions;
  signIns: SignIns;
  publicUrl: string;
};

const logoutNotice = z.object({ logout_token: z.string().min(1).max(8192) });

/** Log-in and log-out of super admins and operators: /auth/*. */
export function authRoutes({
  database,
  identity,
  provider,
  sessions,
  signIns,
  publicUrl,
}: AuthDependencies): Router {
  const router = Router();

  router.get("/auth/login", async (request, response) => {
    const secrets = newSignInSecrets();
    const next = localPath(request.query["next"]);
    try {
      const url = await provider.authorizationUrl(secrets, languageOf(request));
      await signIns.remember(request, response, secrets, next);
      response.set("Cache-Control", "no-store").redirect(303, url.href);
    } catch (error) {
      sendFailure(request, response, error, next);
    }
  });

  router.get("/auth/callback", async (request, response) => {
    const signIn = await signIns.take(request, request.query["state"]);
    if (!signIn) {
      // Somebody who went back in the browser is signed in already.
      if (await sessions.readSession(request)) response.redirect(303, "/");
      else sendPage(response, 400, signInRefusedPage(languageOf(request), "/"));
      return;
    }
    try {
      const person = await provider.redeem(queryOf(request), signIn.secrets);
      await project(person);
      await sessions.begin(request, response, person);
      response.set("Cache-Control", "no-store").redirect(303, signIn.next);
    } catch (error) {
      sendFailure(request, response, error, signIn.next);
    }
  });

  router.post("/auth/logout", requireSameOrigin(publicUrl), ...jsonBody, async (request, response) => {
    const idToken = await sessions.end(request, response);
    const url =
      idToken === undefined ? undefined : await provider.endSessionUrl(idToken).catch(asUnavailable);
    response.set("Cache-Control", "no-store").json({ location: url?.href ?? "/" });
  });

  router.post(
    "/auth/backchannel-logout",
    express.urlencoded({ extended: false, limit: "16kb" }),
    async (request, response) => {
      response.set("Cache-Control", "no-store");
      const notice = logoutNotice.safeParse(request.body);
      if (!notice.success) throw new Problem("invalid-input");
      const token = await provider.verifyLogoutToken(notice.data.logout_token).catch((cause: unknown) => {
        if (cause instanceof LogoutTokenRefused) throw new Problem("invalid-input", { cause });
        if (cause instanceof ProviderUnavailable) throw new Problem("unavailable", { cause });
        throw cause;
      });
      if ((await sessions.endByNotice(token)) === "replayed") throw new Problem("invalid-input");
      response.status(200).end();
    },
  );

  /** What a log-in shows feeds the projection; the log-in itself does not depend on it. */
  async function project({ userId, email, firstName, lastName, locale }: Identified): Promise<void> {
    try {
      const rights = await identity.rightsOf(userId);
      await recordLogin(database, { userId, email, firstName, lastName, locale, rights });
    } catch (error) {
      if (!(error instanceof IdentityUnavailable)) throw error;
    }
  }

  return router;
}

function asUnavailable(error: unknown): undefined {
  if (error instanceof ProviderUnavailable) return undefined;
  throw error;
}

function queryOf(request: Request): string {
  const start = request.originalUrl.indexOf("?");
  return start === -1 ? "" : request.originalUrl.slice(start);
}

/** Tells the person what became of the log-in; what exactly was wrong is for the log. */
function sendFailure(request: Request, response: Response, error: unknown, next: string): void {
  const language = languageOf(request);
  if (error instanceof SignInRefused) sendPage(response, 400, signInRefusedPage(language, next));
  else if (error instanceof ProviderUnavailable)
    sendPage(response, 503, signInUnavailablePage(language, next));
  else throw error;
  response.err = error;
}

function sendPage(response: Response, status: number, html: string): void {
  response.status(status).set("Cache-Control", "no-store").type("html").send(html);
}
