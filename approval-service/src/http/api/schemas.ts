import { z } from "zod";
import type { Hints } from "../../database/statements/find-hints.ts";
import { type Registration, STATES } from "../../registration/registration.ts";
import type { Caller } from "../../registration/rights.ts";

/** `:id` of a registration. */
export const byId = z.object({ id: z.uuid() });

export const stateSchema = z.enum(STATES).meta({ id: "RegistrationState" });

const time = z.iso.datetime();

const hintsSchema = z
  .object({
    domain: z.enum(["same", "different", "first"]).meta({
      description:
        "The address's domain among those of the customer's other users; first: there are none yet.",
    }),
    similarNames: z
      .array(z.string())
      .meta({ description: "People of the customer with this or nearly this name." }),
    earlier: z
      .array(z.object({ state: stateSchema, registeredAt: time }))
      .meta({ description: "Earlier registrations of the same address, latest first." }),
  })
  .meta({ id: "Hints", description: "What helps to decide." });

/** A registration as the API shows it. */
export const registrationSchema = z
  .object({
    id: z.uuid(),
    state: stateSchema,
    customerNumber: z.string(),
    customerName: z.string().nullable(),
    email: z.string(),
    firstName: z.string(),
    lastName: z.string(),
    registeredAt: time,
    confirmedAt: time.nullable(),
    decidedAt: time.nullable(),
    decidedBy: z.object({ name: z.string() }).nullable(),
    decisionEffective: z
      .boolean()
      .meta({ description: "Whether the decision has been carried out in Keycloak." }),
    decisionFailed: z.boolean().meta({
      description: "Whether carrying it out has failed for good; of a registration that was asked for.",
    }),
    undoableUntil: time
      .nullable()
      .meta({ description: "Until then the caller can take the decision back, having made it." }),
    rejectionReason: z.string().nullable(),
    hints: hintsSchema.nullable().meta({ description: "Only of a pending registration that was asked for." }),
  })
  .meta({ id: "Registration" });

export function registrationJson(
  registration: Registration,
  {
    caller,
    undoWindow,
    hints,
    decisionFailed = false,
  }: { caller: Caller; undoWindow: number; hints?: Hints | undefined; decisionFailed?: boolean },
): z.input<typeof registrationSchema> {
  const { decision } = registration;
  const undoableUntil =
    decision && decision.byId === caller.userId && !decision.effectiveAt && isDecided(registration)
      ? new Date(decision.at.getTime() + 1000 * undoWindow)
      : null;
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
    decisionFailed,
    undoableUntil: undoableUntil?.toISOString() ?? null,
    rejectionReason: registration.rejectionReason,
    hints: hints
      ? {
          ...hints,
          earlier: hints.earlier.map(({ state, registeredAt }) => ({
            state,
            registeredAt: registeredAt.toISOString(),
          })),
        }
      : null,
  };
}

function isDecided({ state }: Registration): boolean {
  return state === "approved" || state === "rejected";
}
