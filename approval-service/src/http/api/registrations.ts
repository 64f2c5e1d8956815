import { z } from "zod";
import { appendAudit } from "../../audit/append-audit.ts";
import { findRegistration } from "../../database/statements/find-registration.ts";
import { findVisibleRegistration } from "../../database/statements/find-visible-registration.ts";
import { listHistory } from "../../database/statements/list-history.ts";
import { listVisibleRegistrations } from "../../database/statements/list-visible-registrations.ts";
import { approve } from "../../registration/approve.ts";
import type { DecisionOutcome } from "../../registration/decide.ts";
import { actorOf, type Registration, STATES, VISIBLE_STATES } from "../../registration/registration.ts";
import { reject } from "../../registration/reject.ts";
import type { Caller } from "../../registration/rights.ts";
import { proseField } from "../input.ts";
import { Problem } from "../problem.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import { type ApiParts, endpoint } from "./endpoint.ts";
import { byId, registrationJson, registrationSchema } from "./schemas.ts";

const cursor = z.tuple([z.string().regex(/^[\d :.+-]{10,40}$/), z.uuid()]);

const listRegistrations = endpoint({
  method: "GET",
  path: "/api/registrations",
  summary: "Confirmed registrations in a state, oldest first, one page",
  may: ["super-admin", "operator", "machine"],
  query: z.object({
    state: z.enum(VISIBLE_STATES, "invalid").default("pending"),
    after: z.string("invalid").optional(),
    limit: z.coerce.number("invalid").int("invalid").min(1, "invalid").max(200, "invalid").default(50),
  }),
  answer: z.object({
    items: z.array(registrationSchema),
    next: z.string().nullable().meta({ description: "`after` of the next page." }),
  }),
  async handle({ database }, { query: { state, after, limit }, caller }) {
    const from = after === undefined ? undefined : decodeCursor(cursor, after);
    const page = await listVisibleRegistrations(database, {
      state,
      customerNumber: caller.customerNumber,
      after: from && { registeredAt: from[0], id: from[1] },
      limit,
    });
    return {
      items: page.items.map(registrationJson),
      next: page.next ? encodeCursor([page.next.registeredAt, page.next.id]) : null,
    };
  },
});

const getRegistration = endpoint({
  method: "GET",
  path: "/api/registrations/:id",
  summary: "One registration",
  may: ["super-admin", "operator", "machine"],
  params: byId,
  answer: registrationSchema,
  async handle(parts, { params, caller, requestId }) {
    return registrationJson(await visible(parts, params.id, caller, requestId));
  },
});

const getHistory = endpoint({
  method: "GET",
  path: "/api/registrations/:id/history",
  summary: "Every step of a registration, oldest first",
  may: ["super-admin", "operator", "machine"],
  params: byId,
  answer: z.object({
    items: z.array(
      z
        .object({
          action: z.string(),
          actorType: z.enum(["employee", "super-admin", "operator", "machine", "service"]),
          actorName: z.string().nullable(),
          before: z.enum(STATES).nullable(),
          after: z.enum(STATES).nullable(),
          at: z.iso.datetime(),
        })
        .meta({ id: "HistoryEntry" }),
    ),
  }),
  async handle(parts, { params, caller, requestId }) {
    const { id } = await visible(parts, params.id, caller, requestId);
    const entries = await listHistory(parts.database, id);
    return { items: entries.map((entry) => ({ ...entry, at: entry.at.toISOString() })) };
  },
});

const approveRegistration = endpoint({
  method: "POST",
  path: "/api/registrations/:id/approve",
  summary: "Approves a registration",
  may: ["super-admin", "operator"],
  params: byId,
  body: z.object({}),
  answer: registrationSchema,
  problems: ["already-decided", "own-registration"],
  async handle(parts, { params, caller, requestId }) {
    const outcome = await approve(parts, { registrationId: params.id, caller, requestId });
    return registrationJson(decidedOrProblem(outcome));
  },
});

const rejectRegistration = endpoint({
  method: "POST",
  path: "/api/registrations/:id/reject",
  summary: "Rejects a registration; the reason is mailed to the employee",
  may: ["super-admin", "operator"],
  params: byId,
  body: z.object({ reason: proseField(1000) }),
  answer: registrationSchema,
  problems: ["already-decided", "own-registration"],
  async handle(parts, { params, body, caller, requestId }) {
    const outcome = await reject(parts, { registrationId: params.id, caller, requestId }, body.reason);
    return registrationJson(decidedOrProblem(outcome));
  },
});

/** What super admins and operators see of registrations, and decide. */
export const registrationEndpoints = [
  listRegistrations,
  getRegistration,
  getHistory,
  approveRegistration,
  rejectRegistration,
];

/**
 * The registration, if the caller may see it. Else nothing is shown, not even that there is one, and the attempt is noted
 * (GUARDS R1).
 */
async function visible(
  { database }: ApiParts,
  id: string,
  caller: Caller,
  requestId: string,
): Promise<Registration> {
  const registration = await findVisibleRegistration(database, id, caller.customerNumber);
  if (registration) return registration;
  if (await findRegistration(database, id)) {
    await database.transaction((transaction) =>
      appendAudit(transaction, {
        registrationId: id,
        action: "access-refused",
        actor: actorOf(caller),
        requestId,
      }),
    );
  }
  throw new Problem("not-found");
}

function decidedOrProblem(outcome: DecisionOutcome): Registration {
  switch (outcome.outcome) {
    case "decided":
      return outcome.registration;
    case "already-decided": {
      const { state, decidedBy, decidedAt } = registrationJson(outcome.registration);
      throw new Problem("already-decided", { extension: { state, decidedBy, decidedAt } });
    }
    default:
      throw new Problem(outcome.outcome);
  }
}
