import { decide, type DecisionOutcome, type DecisionParts, type DecisionRequest } from "./decide.ts";

/**
 * A super admin or operator approves a registration: pending → approved, in the name of who decided, and the job is on
 * its way that enables the user in Keycloak and has the completion mail sent. While Keycloak cannot be reached the
 * decision is kept and takes effect later (decision 8).
 */
export function approve(parts: DecisionParts, request: DecisionRequest): Promise<DecisionOutcome> {
  return decide(parts, request, { state: "approved" });
}
