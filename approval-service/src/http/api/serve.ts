import { type Request, type RequestHandler, Router } from "express";
import type { Caller } from "../../registration/rights.ts";
import { parseInput } from "../input.ts";
import { jsonBody } from "../json-body.ts";
import { languageOf, Problem } from "../problem.ts";
import { requestId } from "../request-log.ts";
import type { ApiParts, Endpoint } from "./endpoint.ts";

export type ServeParts = ApiParts & {
  /**
   * Who calls, with the rights of this very moment.
   * @throws Problem not-signed-in, not-entitled
   */
  callerOf: (request: Request) => Promise<Caller>;
  /** Refuses state-changing requests of browsers that do not come from our own pages. */
  requireSameOrigin: RequestHandler;
};

/** Serves endpoints. Here, and nowhere else, it is decided who gets as far as an endpoint's handler. */
export function serveEndpoints(endpoints: readonly Endpoint[], parts: ServeParts): Router {
  const routes = Router();
  for (const endpoint of endpoints) {
    const method = endpoint.method.toLowerCase() as "get" | "post" | "put" | "patch" | "delete";
    const guards: RequestHandler[] = [
      ...(endpoint.method === "GET" ? [] : [unlessMachine(parts.requireSameOrigin)]),
      ...(endpoint.body ? jsonBody : []),
    ];
    routes[method](endpoint.path, ...guards, async (request, response) => {
      response.set("Cache-Control", "no-store");
      const caller = await parts.callerOf(request);
      if (!endpoint.may.includes(caller.role)) throw new Problem("not-entitled");
      const input = {
        params: endpoint.params && parseParams(endpoint, request),
        query: endpoint.query && parseInput(endpoint.query, request.query),
        body: endpoint.body && parseInput(endpoint.body, request.body),
        caller,
        requestId: requestId(request),
        language: languageOf(request),
        request,
      };
      await endpoint.run(parts, input, response);
    });
  }
  return routes;
}

/** No browser adds an access token by itself, so no page of another origin can make it do so. */
function unlessMachine(guard: RequestHandler): RequestHandler {
  return (request, response, next) => {
    if (request.get("authorization") === undefined) guard(request, response, next);
    else next();
  };
}

/** An address with an id that cannot be one leads nowhere. */
function parseParams({ params }: Endpoint, request: Request): unknown {
  const parsed = params?.safeParse(request.params);
  if (!parsed?.success) throw new Problem("not-found");
  return parsed.data;
}
