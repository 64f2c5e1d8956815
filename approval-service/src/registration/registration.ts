import type { Language } from "../language.ts";
import type { Caller, Role } from "./rights.ts";

/**
 * Where a registration stands.
 *
 * unconfirmed → pending → approved → completed, or rejected, or expired, or withdrawn by the employee; invited →
 * completed for an employee whom an admin added; already-registered when the address turned out to have an account. Who is
 * taken back before there is an account is withdrawn, too.
 */
export const STATES = [
  "unconfirmed",
  "pending",
  "approved",
  "completed",
  "rejected",
  "expired",
  "withdrawn",
  "invited",
  "already-registered",
] as const;
export type State = (typeof STATES)[number];

/** States a decider may see: the person has confirmed that the address is theirs. */
export const VISIBLE_STATES = [
  "pending",
  "approved",
  "completed",
  "rejected",
  "expired",
  "withdrawn",
] as const satisfies readonly State[];
export type VisibleState = (typeof VISIBLE_STATES)[number];

export type Decision = {
  byId: string;
  byName: string;
  at: Date;
  /** Whether Keycloak was asked at the click; if not, the job asks before the decision takes effect (decision 8). */
  rightsChecked: boolean;
  /** When it had been carried out in Keycloak. */
  effectiveAt: Date | null;
};

export type Registration = {
  id: string;
  state: State;
  email: string;
  firstName: string;
  lastName: string;
  customerNumber: string;
  customerName: string | null;
  locale: Language;
  /** null: an admin added the person, who consents to everything in Keycloak. */
  privacyVersion: string | null;
  marketingConsent: boolean | null;
  registeredAt: Date;
  confirmedAt: Date | null;
  decision: Decision | null;
  rejectionReason: string | null;
  keycloakUserId: string | null;
};

/** Who did something, as the audit names them. Employees are not named: their registration is. */
export type Actor = { type: "employee" } | { type: "service" } | { type: Role; id: string; name: string };

export function actorOf({ role, userId, name }: Caller): Actor {
  return { type: role, id: userId, name };
}
