import { Router } from "express";
import { renderPage } from "../page.ts";
import { PUBLIC_OPERATIONS } from "../registrations.ts";
import { renderOperations } from "./docs-page.ts";
import { ENDPOINTS } from "./endpoints.ts";
import { openApiDocument } from "./open-api.ts";

/** The description of the API, for programs (`/api/openapi.json`) and for people (`/api/docs`). It holds no secret. */
export function createDocsRoutes(options: { publicUrl: string; issuer: string }): Router {
  const routes = Router();
  const description = openApiDocument([...PUBLIC_OPERATIONS, ...ENDPOINTS], options);
  const page = renderPage({
    language: "en",
    title: "API of the approval-service",
    body: renderOperations(description),
  });
  routes.get("/api/openapi.json", (_request, response) => {
    response.set("Cache-Control", "no-cache").json(description);
  });
  routes.get("/api/docs", (_request, response) => {
    response.set("Cache-Control", "no-cache").type("html").send(page);
  });
  return routes;
}
