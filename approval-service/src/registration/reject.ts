import { decide, type DecisionOutcome, type DecisionParts, type DecisionRequest } from "./decide.ts";

/**
 * A super admin or operator rejects a registration and says why: pending → rejected, and the job is on its way that
 * deletes the disabled user and has the reason mailed to the employee.
 */
export function reject(
  parts: DecisionParts,
  request: DecisionRequest,
  reason: string,
): Promise<DecisionOutcome> {
  return decide(parts, request, { state: "rejected", reason });
}
