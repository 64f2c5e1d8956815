import compression from "compression";
import express, { type NextFunction, type Request, type Response, Router } from "express";
import { fileURLToPath } from "node:url";

const BUILT = fileURLToPath(new URL("../../ui/dist/", import.meta.url));

/** The approval page: its built files, and its one HTML page under every address that it knows. */
export function createUserInterfaceRoutes(folder: string = BUILT): Router {
  const routes = Router();
  // Built files carry a hash in their names; the page that names them must always be asked for.
  routes.use(
    "/assets",
    // Only what is the same for everybody is compressed: nothing personal, so nothing for BREACH to guess.
    compression(),
    express.static(`${folder}/assets`, { index: false, immutable: true, maxAge: "365d" }),
  );
  routes.use(express.static(folder, { index: false, maxAge: "1h" }));
  routes.get(
    [
      "/",
      "/registrations/:id",
      "/registrations/:id/evidence",
      "/employees",
      "/customers",
      "/customers/:number",
      "/faults",
      "/figures",
    ],
    sendPage,
  );
  // Whoever mistyped an address reads so on the page; a program gets a problem.
  routes.get("/{*path}", (request, response, next) => {
    const isForPeople = request.accepts(["json", "html"]) === "html";
    if (!isForPeople || request.path.startsWith("/api/")) next();
    else sendPage(request, response.status(404), next);
  });
  return routes;

  function sendPage(_request: Request, response: Response, next: NextFunction): void {
    response.sendFile(
      "index.html",
      { root: folder, cacheControl: false, headers: { "Cache-Control": "no-cache" } },
      (error) => {
        if (error) next(error);
      },
    );
  }
}
