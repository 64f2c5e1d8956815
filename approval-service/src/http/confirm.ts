import express, { type Request, type RequestHandler, type Response, Router } from "express";
import type { Database } from "../database/database.ts";
import type { Jobs } from "../jobs/jobs.ts";
import { confirm, inspectLink, type UnusableLink } from "../registration/confirm.ts";
import { type ConfirmationToken, parseConfirmationToken } from "../registration/confirmation-token.ts";
import { isWithdrawable, withdraw } from "../registration/withdraw.ts";
import {
  confirmedPage,
  confirmWindow,
  type PageLinks,
  statusPage,
  unusableLinkPage,
  withdrawWindow,
} from "./confirm-pages.ts";
import { limitRequests } from "./limit-requests.ts";
import { STYLESHEET, STYLESHEET_PATH } from "./page.ts";
import { languageOf, Problem } from "./problem.ts";
import { requestId } from "./request-log.ts";

export type ConfirmRouteParts = {
  database: Database;
  jobs: Jobs;
  requestLimit: number;
  links: PageLinks;
  ownOrigin: string;
};

/**
 * What the employee's link leads to: the confirm window, later the status of the registration, and the way to take it
 * back. Opening a page changes nothing: mail scanners follow every link (GUARDS T1).
 */
export function createConfirmRoutes(parts: ConfirmRouteParts): Router {
  const { database, links } = parts;
  const routes = Router();
  const limit = limitRequests({ database, limit: parts.requestLimit });
  const pressed = [limit, fromOwnPage(parts.ownOrigin), form];

  routes.get(STYLESHEET_PATH, (_request, response) => {
    response.type("css").set("Cache-Control", "public, max-age=3600").send(STYLESHEET);
  });

  routes.get("/confirm", limit, async (request, response) => {
    const token = parseConfirmationToken(request.query["token"]);
    const found = await inspectLink(database, token);
    switch (found.link) {
      case "usable":
        sendPage(response, 200, confirmWindow(found.registration, token ?? ""));
        return;
      case "status":
        sendPage(response, 200, statusPage(found.registration, token ?? "", links));
        return;
      default:
        sendUnusable(request, response, found);
    }
  });

  routes.post("/confirm", pressed, async (request: Request, response: Response) => {
    const token = pressedToken(request);
    const outcome = await confirm(parts, token, requestId(request));
    switch (outcome.outcome) {
      case "confirmed":
        sendPage(response, 200, confirmedPage(outcome.registration.locale, token ?? ""));
        return;
      case "status":
        sendPage(response, 200, statusPage(outcome.registration, token ?? "", links));
        return;
      case "refused":
        sendUnusable(request, response, outcome.found);
    }
  });

  routes.get("/withdraw", limit, async (request, response) => {
    const token = parseConfirmationToken(request.query["token"]);
    const found = await inspectLink(database, token);
    if (found.link !== "usable" && found.link !== "status") sendUnusable(request, response, found);
    else if (isWithdrawable(found.registration.state))
      sendPage(response, 200, withdrawWindow(found.registration, token ?? ""));
    else sendPage(response, 200, statusPage(found.registration, token ?? "", links));
  });

  routes.post("/withdraw", pressed, async (request: Request, response: Response) => {
    const token = pressedToken(request);
    const outcome = await withdraw(parts, token, requestId(request));
    switch (outcome.outcome) {
      case "withdrawn":
        sendPage(response, 200, statusPage(outcome.registration, token ?? "", links));
        return;
      case "too-late":
        sendPage(response, 409, statusPage(outcome.registration, token ?? "", links, { isTooLate: true }));
        return;
      case "refused":
        sendUnusable(request, response, outcome.found);
    }
  });

  function sendUnusable(request: Request, response: Response, found: UnusableLink): void {
    if (found.link === "unknown")
      sendPage(response, 404, unusableLinkPage(languageOf(request), "invalid", links.register));
    else sendPage(response, 410, unusableLinkPage(found.registration.locale, found.link, links.register));
  }

  return routes;
}

const form = express.urlencoded({ limit: "4kb", extended: false, inflate: false });

/** The token that the form sent. */
function pressedToken(request: Request): ConfirmationToken | undefined {
  return parseConfirmationToken((request.body as { token?: unknown } | undefined)?.token);
}

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

function sendPage(response: Response, status: number, page: string): void {
  response.status(status).set("Cache-Control", "no-store").type("html").send(page);
}
