import { z } from "zod";
import { findHints } from "../../database/statements/find-hints.ts";
import { hasDecisionFailed } from "../../database/statements/has-decision-failed.ts";
import { approve } from "../../registration/approve.ts";
import type { DecisionOutcome } from "../../registration/decide.ts";
import type { Registration } from "../../registration/registration.ts";
import { reject } from "../../registration/reject.ts";
import { undo } from "../../registration/undo.ts";
import { proseField } from "../input.ts";
import { Problem } from "../problem.ts";
import { endpoint } from "./endpoint.ts";
import { byId, registrationJson, registrationSchema } from "./schemas.ts";
import { visibleRegistration } from "./visible-registration.ts";

const registrations = z.array(z.uuid("invalid"), "invalid").min(1, "required").max(100, "too-long");

const getRegistration = endpoint({
  method: "GET",
  path: "/api/registrations/:id",
  summary: "One registration",
  may: ["super-admin", "operator", "machine"],
  params: byId,
  answer: registrationSchema,
  async handle(parts, { params, caller, requestId }) {
    const registration = await visibleRegistration(parts, params.id, caller, requestId);
    const { id, state } = registration;
    const hints = await findHints(parts.database, state === "pending" ? [id] : []);
    const isUnderWay = registration.decision !== null && registration.decision.effectiveAt === null;
    const decisionFailed = isUnderWay && (await hasDecisionFailed(parts.database, id));
    return registrationJson(registration, { ...parts, caller, hints: hints.get(id), decisionFailed });
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
    return registrationJson(decidedOrProblem(outcome), { ...parts, caller });
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
    return registrationJson(decidedOrProblem(outcome), { ...parts, caller });
  },
});

const undoDecision = endpoint({
  method: "POST",
  path: "/api/registrations/:id/undo",
  summary: "Takes the caller's own decision back, within seconds",
  may: ["super-admin", "operator"],
  params: byId,
  body: z.object({}),
  answer: registrationSchema,
  problems: ["too-late"],
  async handle(parts, { params, caller, requestId }) {
    const result = await undo(parts, { registrationId: params.id, caller, requestId });
    if (result.outcome === "undone") return registrationJson(result.registration, { ...parts, caller });
    if (result.outcome === "not-found") throw new Problem("not-found");
    throw new Problem("too-late", { extension: decisionOf(result.registration) });
  },
});

const decideSeveral = endpoint({
  method: "POST",
  path: "/api/decisions",
  summary: "Decides on several registrations; each for itself, with a result of its own",
  may: ["super-admin", "operator"],
  body: z.discriminatedUnion("verdict", [
    z.object({ verdict: z.literal("approve"), registrations }),
    z.object({ verdict: z.literal("reject"), registrations, reason: proseField(1000) }),
  ]),
  answer: z.object({
    results: z.array(
      z.object({
        id: z.uuid(),
        outcome: z.enum(["decided", "already-decided", "own-registration", "not-found", "failed"]),
        registration: registrationSchema.nullable(),
      }),
    ),
  }),
  async handle(parts, { body, caller, requestId }) {
    const results = [];
    for (const id of new Set(body.registrations)) {
      const request = { registrationId: id, caller, requestId };
      const deciding =
        body.verdict === "approve" ? approve(parts, request) : reject(parts, request, body.reason);
      // What has been decided stays decided, whatever becomes of the others.
      const result = await deciding.catch((error: unknown) => {
        parts.log.error({ err: error, registrationId: id }, "One of several decisions failed.");
        return { outcome: "failed" } as const;
      });
      const registration =
        "registration" in result ? registrationJson(result.registration, { ...parts, caller }) : null;
      results.push({ id, outcome: result.outcome, registration });
    }
    return { results };
  },
});

/** What super admins and operators see of a registration, and decide. */
export const registrationEndpoints = [
  getRegistration,
  approveRegistration,
  rejectRegistration,
  undoDecision,
  decideSeveral,
];

function decidedOrProblem(outcome: DecisionOutcome): Registration {
  switch (outcome.outcome) {
    case "decided":
      return outcome.registration;
    case "already-decided":
      throw new Problem("already-decided", { extension: decisionOf(outcome.registration) });
    default:
      throw new Problem(outcome.outcome);
  }
}

/** Who decided what and when, for whoever comes too late. */
function decisionOf({ state, decision }: Registration) {
  return {
    state,
    decidedBy: decision && { name: decision.byName },
    decidedAt: decision && decision.at.toISOString(),
  };
}
