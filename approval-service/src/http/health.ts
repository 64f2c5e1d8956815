import { Router } from "express";
import type { Crm } from "../crm/crm.ts";
import type { Database } from "../database/database.ts";
import { missingMigrations } from "../database/migrate.ts";
import type { Identity } from "../identity/identity.ts";
import type { Mailer } from "../mail/mailer.ts";

export type HealthParts = { database: Database; identity: Identity; crm: Crm; mailer: Mailer };

type Readiness = { ready: boolean; database: string; keycloak: string; crm: string; smtp: string };

const KEPT_MS = 5_000;
const PATIENCE_MS = 2_000;

/**
 * /healthz: the process is alive. /readyz: the own database answers and is migrated; the state of the others is listed
 * and does not count, since the service goes on without them.
 */
export function createHealthRoutes(parts: HealthParts): Router {
  const routes = Router();
  let known: { at: number; readiness: Promise<Readiness> } | undefined;

  routes.get("/healthz", (_request, response) => {
    response.set("Cache-Control", "no-store").json({ status: "ok" });
  });

  routes.get("/readyz", async (_request, response) => {
    // Kept for a moment, so that asking often costs the other services nothing.
    if (!known || Date.now() - known.at > KEPT_MS)
      known = { at: Date.now(), readiness: readReadiness(parts) };
    const { ready, ...states } = await known.readiness;
    response
      .status(ready ? 200 : 503)
      .set("Cache-Control", "no-store")
      .json({ status: ready ? "ready" : "not-ready", ...states });
  });

  return routes;
}

async function readReadiness({ database, identity, crm, mailer }: HealthParts): Promise<Readiness> {
  const [missing, keycloak, directory, smtp] = await Promise.all([
    inTime(missingMigrations(database).then((names) => (names.length === 0 ? "ok" : "not-migrated"))),
    inTime(identity.isReachable().then(answers)),
    inTime(crm.isReachable().then(answers)),
    inTime(mailer.isReachable().then(answers)),
  ]);
  return { ready: missing === "ok", database: missing, keycloak, crm: directory, smtp };
}

function answers(reachable: boolean): string {
  return reachable ? "ok" : "unavailable";
}

async function inTime(state: Promise<string>): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, "unavailable");
  });
  try {
    return await Promise.race([state.catch(() => "unavailable"), late]);
  } finally {
    clearTimeout(timer);
  }
}
