import { z } from "zod";
import type { Registration } from "../../registration/registration.ts";
import { STATES } from "../../registration/registration.ts";

/** `:id` of a registration. */
export const byId = z.object({ id: z.uuid() });

const time = z.iso.datetime();

/** A registration as the API shows it. */
export const registrationSchema = z
  .object({
    id: z.uuid(),
    state: z.enum(STATES),
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
    rejectionReason: z.string().nullable(),
  })
  .meta({ id: "Registration" });

export function registrationJson(registration: Registration): z.input<typeof registrationSchema> {
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
