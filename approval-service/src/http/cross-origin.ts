import type { RequestHandler } from "express";
import { Problem } from "./problem.ts";

/**
 * Lets pages of one foreign origin, Keycloak's, call these routes (Fetch standard, CORS); pages of any other are refused,
 * and so is what a browser sends without asking first. No credentials: the routes are public.
 */
export function allowOrigin(allowed: string, own: string): RequestHandler {
  return (request, response, next) => {
    response.vary("Origin");
    const origin = request.get("Origin");
    if (origin !== undefined && origin !== own) {
      if (origin !== allowed) throw new Problem("cross-site");
      response.set("Access-Control-Allow-Origin", allowed);
      response.set("Access-Control-Expose-Headers", "Retry-After");
    }
    if (request.method !== "OPTIONS") {
      next();
      return;
    }
    response
      .set("Access-Control-Allow-Methods", "POST")
      .set("Access-Control-Allow-Headers", "Content-Type, Accept-Language")
      .set("Access-Control-Max-Age", "600")
      .sendStatus(204);
  };
}
