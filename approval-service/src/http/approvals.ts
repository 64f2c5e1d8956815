import { type Request, type RequestHandler, Router } from "express";
import { z } from "zod";
import { appendAudit } from "../audit/append-audit.ts";
import type { Database } from "../database/database.ts";
import { findRegistration } from "../database/statements/find-registration.ts";
import { findVisibleRegistration } from "../database/statements/find-visible-registration.ts";
import { listHistory } from "../database/statements/list-history.ts";
import { type Cursor, listVisibleRegistrations } from "../database/statements/list-visible-registrations.ts";
import type { Identity, Rights } from "../identity/identity.ts";
import type { Jobs } from "../jobs/jobs.ts";
import { approve } from "../registration/approve.ts";
import type { DecisionOutcome } from "../registration/decide.ts";
import { type Registration, VISIBLE_STATES } from "../registration/registration.ts";
import { reject } from "../registration/reject.ts";
import { type Decider, rightsNow, scopeOf } from "../registration/rights.ts";
import { parseBody, proseField } from "./input.ts";
import { jsonBody } from "./json-body.ts";
import { Problem } from "./problem.ts";
import { requestId } from "./request-log.ts";

export type ApprovalRouteParts = {
  database: Database;
  identity: Identity;
  jobs: Jobs;
  readSession: (request: Request) => Promise<Decider | undefined>;
  requireSameOrigin: RequestHandler;
};

const listQuery = z.object({
  state: z.enum(VISIBLE_STATES, "invalid").default("pending"),
  after: z.string("invalid").optional(),
  limit: z.coerce.number("invalid").int("invalid").min(1, "invalid").max(200, "invalid").default(50),
});

const rejection = z.object({ reason: proseField(1000) });

/** What super admins and operators see and decide. Every route asks for the session and the right, at the click. */
export function createApprovalRoutes(parts: ApprovalRouteParts): Router {
  const { database, requireSameOrigin } = parts;
  const routes = Router();

  routes.get("/api/registrations", async (request, response) => {
    const { scope } = await enter(parts, request);
    const { state, after, limit } = parseQuery(request);
    const page = await listVisibleRegistrations(database, { state, customerNumber: scope, after, limit });
    response.set("Cache-Control", "no-store").json({
      items: page.items.map(toJson),
      next: page.next ? encodeCursor(page.next) : null,
    });
  });

  routes.get("/api/registrations/:id", async (request, response) => {
    response.set("Cache-Control", "no-store").json(toJson(await visible(parts, request)));
  });

  routes.get("/api/registrations/:id/history", async (request, response) => {
    const { id } = await visible(parts, request);
    response.set("Cache-Control", "no-store").json({ items: await listHistory(database, id) });
  });

  routes.post("/api/registrations/:id/approve", requireSameOrigin, ...jsonBody, async (request, response) => {
    const outcome = await approve(parts, await decisionOf(parts, request));
    response.set("Cache-Control", "no-store").json(toJson(decidedOrProblem(outcome)));
  });

  routes.post("/api/registrations/:id/reject", requireSameOrigin, ...jsonBody, async (request, response) => {
    const decision = await decisionOf(parts, request);
    const { reason } = parseBody(rejection, request);
    const outcome = await reject(parts, decision, reason);
    response.set("Cache-Control", "no-store").json(toJson(decidedOrProblem(outcome)));
  });

  return routes;
}

async function enter(
  parts: ApprovalRouteParts,
  request: Request,
): Promise<{ person: Decider; rights: Exclude<Rights, { kind: "none" }>; scope: string | null }> {
  const person = await signedIn(parts, request);
  const { rights } = await rightsNow(parts, person.userId);
  const scope = scopeOf(rights);
  if (scope === undefined || rights.kind === "none") throw new Problem("not-entitled");
  return { person, rights, scope };
}

/** The registration of the address, if this person may see it; else the attempt is noted and answered like an unknown id. */
async function visible(parts: ApprovalRouteParts, request: Request): Promise<Registration> {
  const { person, rights, scope } = await enter(parts, request);
  const id = registrationId(request);
  const registration = await findVisibleRegistration(parts.database, id, scope);
  if (registration) return registration;
  await auditRefusal(parts.database, { id, person, rights, requestId: requestId(request) });
  throw new Problem("not-found");
}

async function signedIn({ readSession }: ApprovalRouteParts, request: Request): Promise<Decider> {
  const session = await readSession(request);
  if (!session) throw new Problem("not-signed-in");
  return session;
}

/** The use case asks for the right itself, as part of the decision. */
async function decisionOf(parts: ApprovalRouteParts, request: Request) {
  const decider = await signedIn(parts, request);
  return { registrationId: registrationId(request), decider, requestId: requestId(request) };
}

function registrationId(request: Request): string {
  const id = z.uuid().safeParse(request.params["id"]);
  if (!id.success) throw new Problem("not-found");
  return id.data;
}

function decidedOrProblem(outcome: DecisionOutcome): Registration {
  switch (outcome.outcome) {
    case "decided":
      return outcome.registration;
    case "already-decided": {
      const { state, decidedBy, decidedAt } = toJson(outcome.registration);
      throw new Problem("already-decided", { extension: { state, decidedBy, decidedAt } });
    }
    default:
      throw new Problem(outcome.outcome);
  }
}

function parseQuery(request: Request) {
  const parsed = listQuery.safeParse(request.query);
  if (!parsed.success) {
    throw new Problem("invalid-input", {
      errors: parsed.error.issues.map(({ path }) => ({ field: path.join("."), code: "invalid" })),
    });
  }
  const { after, ...page } = parsed.data;
  return { ...page, after: after === undefined ? undefined : decodeCursor(after) };
}

const cursorParts = z.tuple([z.string().regex(/^[\d :.+-]{10,40}$/), z.uuid()]);

function encodeCursor({ registeredAt, id }: Cursor): string {
  return Buffer.from(JSON.stringify([registeredAt, id])).toString("base64url");
}

function decodeCursor(text: string): Cursor {
  try {
    const [registeredAt, id] = cursorParts.parse(JSON.parse(Buffer.from(text, "base64url").toString()));
    return { registeredAt, id };
  } catch (error) {
    throw new Problem("invalid-input", { errors: [{ field: "after", code: "invalid" }], cause: error });
  }
}

/** Somebody asked for a registration of another customer: nothing is shown, and it is noted (GUARDS R1). */
async function auditRefusal(
  database: Database,
  attempt: { id: string; person: Decider; rights: Exclude<Rights, { kind: "none" }>; requestId: string },
): Promise<void> {
  const { id, person, rights, requestId } = attempt;
  if (!(await findRegistration(database, id))) return;
  const actor = { type: rights.kind, id: person.userId, name: person.name };
  await database.transaction((transaction) =>
    appendAudit(transaction, { registrationId: id, action: "access-refused", actor, requestId }),
  );
}

function toJson(registration: Registration) {
  const { decision } = registration;
  return {
    id: registration.id,
    state: registration.state,
    customerNumber: registration.customerNumber,
    customerName: registration.customerName,
    email: registration.email,
    firstName: registration.firstName,
    lastName: registration.lastName,
    registeredAt: registration.registeredAt.toISOString(),
    confirmedAt: registration.confirmedAt?.toISOString() ?? null,
    decidedAt: decision?.at.toISOString() ?? null,
    decidedBy: decision ? { name: decision.byName } : null,
    decisionEffective: decision?.effectiveAt !== null && decision?.effectiveAt !== undefined,
    rejectionReason: registration.rejectionReason,
  };
}
