import { Router } from "express";
import { ENDPOINTS } from "./endpoints.ts";
import { openApiDocument } from "./open-api.ts";

/** The description of the API, for programs (`/api/openapi.json`) and for people (`/api/docs`). Open to everybody: it holds no secret. */
export function createDocsRoutes(options: { publicUrl: string; issuer: string }): Router {
  const routes = Router();
  const description = openApiDocument(ENDPOINTS, options);
  routes.get("/api/openapi.json", (_request, response) => {
    response.set("Cache-Control", "no-cache").json(description);
  });
  return routes;
}
