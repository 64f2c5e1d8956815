import express, { type Request, type Response } from "express";
import { readConfiguration, type Configuration } from "./configuration.ts";
import { claimsPage, failurePage, homePage, landingPage, STYLESHEET } from "./page.ts";
import {
  beginSession,
  endSession,
  endSessionsOf,
  renewSession,
  sessionOf,
  type SignedIn,
} from "./session.ts";
import { makeSignIn } from "./sign-in.ts";
import type { Language } from "./words.ts";

/** A small application that people sign in to through the realm: where an employee lands after the registration. */
function makePortal(configuration: Configuration): express.Express {
  const signIn = makeSignIn(configuration);
  const secure = configuration.publicUrl.protocol === "https:";
  const portal = express();
  portal.disable("x-powered-by");

  portal.use((_request, response, next) => {
    response.set({
      "Content-Security-Policy":
        "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'",
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "no-referrer",
      "Cache-Control": "no-store",
    });
    next();
  });

  portal.get("/healthz", (_request, response) => {
    response.type("text").send("ok");
  });

  portal.get("/portal.css", (_request, response) => {
    response.type("css").send(STYLESHEET);
  });

  // Browsers ask for it whatever the page says.
  portal.get("/favicon.ico", (_request, response) => {
    response.status(204).end();
  });

  portal.get("/", async (request, response) => {
    const signedIn = await currentSignIn(request, response);
    const language = languageOf(request);
    response.send(signedIn ? homePage(language, signedIn.person) : landingPage(language));
  });

  portal.get("/claims", async (request, response) => {
    const signedIn = await currentSignIn(request, response);
    if (signedIn) response.send(claimsPage(languageOf(request), signedIn.claims));
    else response.redirect("/");
  });

  portal.get("/auth/login", async (request, response) => {
    try {
      const { url, attempt } = await signIn.begin(languageOf(request));
      beginSession(request, response, { attempt }, secure);
      response.redirect(url.href);
    } catch (error) {
      console.error("Sign-in could not begin:", error);
      response.status(503).send(failurePage(languageOf(request), "unavailable"));
    }
  });

  portal.get("/auth/callback", async (request, response) => {
    const { attempt } = sessionOf(request);
    try {
      if (!attempt) throw new Error("There is no sign-in under way in this browser.");
      const callback = new URL(request.originalUrl, configuration.publicUrl);
      beginSession(request, response, { signedIn: await signIn.complete(callback, attempt) }, secure);
      response.redirect("/");
    } catch (error) {
      console.error("Sign-in failed:", error);
      response.status(400).send(failurePage(languageOf(request), "failed"));
    }
  });

  portal.post("/auth/logout", async (request, response) => {
    const { signedIn } = sessionOf(request);
    endSession(request, response);
    try {
      response.redirect(303, (await signIn.signOutUrl(signedIn?.idToken)).href);
    } catch (error) {
      console.error("Signed out here alone:", error);
      response.redirect(303, "/");
    }
  });

  // Keycloak calls this, not a browser: the token is what proves it (OIDC Back-Channel Logout 1.0, section 2.5).
  portal.post(
    "/auth/backchannel-logout",
    express.urlencoded({ extended: false, limit: "16kb" }),
    async (request: Request<object, unknown, { logout_token?: unknown } | undefined>, response) => {
      try {
        const token = request.body?.logout_token;
        if (typeof token !== "string") throw new Error("There is no logout_token.");
        const ended = endSessionsOf(await signIn.readLogoutToken(token));
        console.log(`Back-channel log-out: ${ended} session(s) ended.`);
        response.status(200).end();
      } catch (error) {
        console.error("Back-channel log-out refused:", error instanceof Error ? error.message : error);
        response.status(400).json({ error: "invalid_request" });
      }
    },
  );

  return portal;

  /**
   * Who is signed in now. Back-channel log-out ends sessions at once; whatever did not reach this process is noticed here,
   * when the access token has run out.
   */
  async function currentSignIn(request: Request, response: Response): Promise<SignedIn | undefined> {
    const { signedIn } = sessionOf(request);
    if (!signedIn || signedIn.checkAgainAt > Date.now()) return signedIn;
    try {
      const renewed = await signIn.renew(signedIn);
      if (renewed) renewSession(request, renewed);
      else endSession(request, response);
      return renewed;
    } catch (error) {
      // Keycloak is away: nobody is signed out by that.
      console.error("The sign-in could not be renewed:", error);
      return signedIn;
    }
  }
}

function languageOf(request: Request): Language {
  return request.acceptsLanguages("de", "en") === "de" ? "de" : "en";
}

try {
  const configuration = readConfiguration(process.env);
  makePortal(configuration).listen(configuration.port, configuration.host, (error) => {
    if (error) throw error;
    console.log(`The demo portal listens on ${configuration.publicUrl.href}`);
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
