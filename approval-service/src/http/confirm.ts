import express, { type RequestHandler, type Response, Router } from "express";
import type { Database } from "../database/database.ts";
import type { Jobs } from "../jobs/jobs.ts";
import type { Language } from "../language.ts";
import { confirm, inspectLink } from "../registration/confirm.ts";
import { parseConfirmationToken } from "../registration/confirmation-token.ts";
import { alreadyConfirmedPage, confirmedPage, confirmWindow, unusableLinkPage } from "./confirm-pages.ts";
import { limitRequests } from "./limit-requests.ts";
import { STYLESHEET, STYLESHEET_PATH } from "./page.ts";
import { languageOf, Problem } from "./problem.ts";
import { requestId } from "./request-log.ts";

export type ConfirmRouteParts = {
  database: Database;
  jobs: Jobs;
  requestLimit: number;
  registerHref: string;
  ownOrigin: string;
};

/** The confirm window. Opening it changes nothing: mail scanners follow every link (GUARDS T1). */
export function createConfirmRoutes(parts: ConfirmRouteParts): Router {
  const { database, registerHref } = parts;
  const routes = Router();
  const limit = limitRequests({ database, limit: parts.requestLimit });

  routes.get(STYLESHEET_PATH, (_request, response) => {
    response.type("css").set("Cache-Control", "public, max-age=3600").send(STYLESHEET);
  });

  routes.get("/confirm", limit, async (request, response) => {
    const token = parseConfirmationToken(request.query["token"]);
    const found = await inspectLink(database, token);
    switch (found.link) {
      case "usable": {
        const { registration } = found;
        sendPage(
          response,
          200,
          confirmWindow({ ...registration, language: registration.locale }, token ?? ""),
        );
        return;
      }
      case "unknown":
        sendPage(response, 404, unusableLinkPage(languageOf(request), "invalid", registerHref));
        return;
      default:
        sendOutcome(response, found.link, found.registration.locale, registerHref);
    }
  });

  routes.post("/confirm", limit, fromOwnPage(parts.ownOrigin), form, async (request, response) => {
    const body = request.body as { token?: unknown } | undefined;
    const outcome = await confirm(parts, parseConfirmationToken(body?.token), requestId(request));
    if (outcome.outcome === "unknown") {
      sendPage(response, 404, unusableLinkPage(languageOf(request), "invalid", registerHref));
      return;
    }
    sendOutcome(response, outcome.outcome, outcome.registration.locale, registerHref);
  });

  return routes;
}

const form = express.urlencoded({ limit: "4kb", extended: false, inflate: false });

/**
 * The token in the form is what protects it; this keeps other sites from even trying. Our pages send no referrer, for
 * which some browsers write `Origin: null`, so Sec-Fetch-Site decides where it is sent.
 */
function fromOwnPage(ownOrigin: string): RequestHandler {
  return (request, _response, next) => {
    const site = request.get("Sec-Fetch-Site");
    const origin = request.get("Origin");
    const own = site
      ? site === "same-origin"
      : origin === undefined || origin === "null" || origin === ownOrigin;
    if (!own) throw new Problem("cross-site");
    next();
  };
}

function sendOutcome(
  response: Response,
  outcome: "confirmed" | "already-confirmed" | "expired" | "superseded",
  language: Language,
  registerHref: string,
): void {
  if (outcome === "confirmed") sendPage(response, 200, confirmedPage(language));
  else if (outcome === "already-confirmed") sendPage(response, 200, alreadyConfirmedPage(language));
  else sendPage(response, 410, unusableLinkPage(language, outcome, registerHref));
}

function sendPage(response: Response, status: number, page: string): void {
  response.status(status).set("Cache-Control", "no-store").type("html").send(page);
}
