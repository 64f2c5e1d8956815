import { randomBytes } from "node:crypto";
import express, { type ErrorRequestHandler, type Express, type Request, type Response } from "express";
import * as oidc from "openid-client";
import type { Configuration } from "./configuration.ts";
import { accountPage, failedPage, landingPage, type Language, STYLESHEET } from "./pages.ts";

/** What the portal reads out of the ID token (docs/federation.md). */
export type Claims = { name: string; email: string; customerNumber: string | null; roles: string[] };

type PendingLogIn = { verifier: string; state: string; nonce: string };
type Session = { claims: Claims; idToken: string };

const COOKIE = "portal_session";

/**
 * The demo portal: what an app that accepts the portal's accounts looks like at its smallest. Authorization code with PKCE
 * (RFC 7636), RP-initiated log-out. Sessions live in memory, which is right for a demonstration and for nothing else.
 */
export function createPortal(configuration: Configuration): Express {
  const callbackUrl = new URL("/auth/callback", configuration.publicUrl);
  const pending = new Map<string, PendingLogIn>();
  const sessions = new Map<string, Session>();
  let client: oidc.Configuration | undefined;

  /** Discovery at the first log-in, so that the portal starts while Keycloak is still starting. */
  async function discovered(): Promise<oidc.Configuration> {
    client ??= await oidc.discovery(
      configuration.issuer,
      configuration.clientId,
      configuration.clientSecret,
      undefined,
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to stand out; used for http on loopback only
      configuration.issuer.protocol === "http:" ? { execute: [oidc.allowInsecureRequests] } : {},
    );
    return client;
  }

  function start(response: Response): string {
    const id = randomBytes(32).toString("base64url");
    response.cookie(COOKIE, id, {
      httpOnly: true,
      sameSite: "lax",
      secure: configuration.publicUrl.protocol === "https:",
    });
    return id;
  }

  const app = express();
  app.disable("x-powered-by");

  app.get("/portal.css", (_request, response) => {
    response.type("css").send(STYLESHEET);
  });

  app.get("/", (request, response) => {
    const session = sessions.get(sessionId(request));
    const language = languageOf(request);
    response.set("cache-control", "no-store");
    response.send(session ? accountPage(language, session.claims) : landingPage(language));
  });

  app.get("/auth/login", async (request, response) => {
    const logIn: PendingLogIn = {
      verifier: oidc.randomPKCECodeVerifier(),
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
    };
    const url = oidc.buildAuthorizationUrl(await discovered(), {
      redirect_uri: callbackUrl.href,
      scope: "openid",
      code_challenge: await oidc.calculatePKCECodeChallenge(logIn.verifier),
      code_challenge_method: "S256",
      state: logIn.state,
      nonce: logIn.nonce,
      ui_locales: languageOf(request),
    });
    pending.set(start(response), logIn);
    response.redirect(url.href);
  });

  app.get("/auth/callback", async (request, response) => {
    const logIn = pending.get(sessionId(request));
    pending.delete(sessionId(request));
    if (!logIn) return response.status(400).send(failedPage(languageOf(request)));
    const answer = new URL(request.originalUrl, configuration.publicUrl);
    const tokens = await oidc
      .authorizationCodeGrant(
        await discovered(),
        new URL(callbackUrl.pathname + answer.search, callbackUrl),
        {
          pkceCodeVerifier: logIn.verifier,
          expectedState: logIn.state,
          expectedNonce: logIn.nonce,
          idTokenExpected: true,
        },
      )
      .catch(() => undefined);
    const idToken = tokens?.id_token;
    const claims = tokens?.claims();
    if (!idToken || !claims) return response.status(400).send(failedPage(languageOf(request)));
    sessions.set(start(response), { idToken, claims: readClaims(claims) });
    response.redirect("/");
  });

  app.post("/auth/logout", async (request, response) => {
    const session = sessions.get(sessionId(request));
    sessions.delete(sessionId(request));
    response.clearCookie(COOKIE);
    if (!session) {
      response.redirect("/");
      return;
    }
    const url = oidc.buildEndSessionUrl(await discovered(), {
      id_token_hint: session.idToken,
      post_logout_redirect_uri: new URL("/", configuration.publicUrl).href,
    });
    response.redirect(303, url.href);
  });

  const unavailable: ErrorRequestHandler = (_error, request, response, next) => {
    if (response.headersSent) next();
    else response.status(503).send(failedPage(languageOf(request)));
  };
  app.use(unavailable);

  return app;
}

function sessionId(request: Request): string {
  const cookies = request.headers.cookie?.split(/;\s*/) ?? [];
  return cookies.find((cookie) => cookie.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1) ?? "";
}

function languageOf(request: Request): Language {
  return request.acceptsLanguages(["de", "en"]) === "en" ? "en" : "de";
}

function readClaims(claims: oidc.IDToken): Claims {
  const { name, email, customer_number: customerNumber, roles } = claims;
  return {
    name: typeof name === "string" ? name : claims.sub,
    email: typeof email === "string" ? email : "",
    customerNumber: typeof customerNumber === "string" ? customerNumber : null,
    roles: Array.isArray(roles) ? roles.filter((role) => typeof role === "string") : [],
  };
}
