import type { RequestHandler } from "express";
import { Problem } from "./problem.ts";

/**
 * Refuses a state-changing request that a page of another origin made (OWASP CSRF cheat sheet: Fetch Metadata, then
 * Origin). Browsers set both headers and pages cannot; a request with neither comes from no browser that we support.
 */
export function requireSameOrigin(publicUrl: string): RequestHandler {
  const origin = new URL(publicUrl).origin;
  return (request, _response, next) => {
    const site = request.get("sec-fetch-site");
    const isOurs = site === undefined ? request.get("origin") === origin : site === "same-origin";
    next(isOurs ? undefined : new Problem("cross-site"));
  };
}
