import { Router } from "express";
import { type Identity, IdentityUnavailable } from "../identity/identity.ts";
import type { Sessions } from "../session/session.ts";
import { Problem } from "./problem.ts";

/** GET /api/session: who is signed in and what this person may see. */
export function sessionRoutes({
  sessions,
  identity,
}: {
  sessions: Sessions;
  identity: Pick<Identity, "rightsOf">;
}): Router {
  const router = Router();
  router.get("/api/session", async (request, response) => {
    const session = await sessions.readSession(request);
    if (!session) throw new Problem("not-signed-in");
    const rights = await identity.rightsOf(session.userId).catch((cause: unknown) => {
      throw cause instanceof IdentityUnavailable
        ? new Problem("unavailable", { retryAfterSeconds: 10, cause })
        : cause;
    });
    if (rights.kind === "none") throw new Problem("not-entitled", { extension: { name: session.name } });
    response.set("Cache-Control", "no-store").json({
      name: session.name,
      email: session.email,
      role: rights.kind,
      customerNumber: rights.kind === "super-admin" ? rights.customerNumber : null,
      locale: session.locale ?? null,
    });
  });
  return router;
}
