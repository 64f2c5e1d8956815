import { appendAudit } from "../audit/append-audit.ts";
import { takeBackApproval } from "../database/statements/take-back-approval.ts";
import { voidDecision } from "../database/statements/void-decision.ts";
import { mayDecideFor } from "../registration/rights.ts";
import type { Registration } from "../registration/registration.ts";
import type { JobParts } from "./parts.ts";

/**
 * Before a decision takes effect that was taken while Keycloak could not be reached: was the person allowed to? If the
 * right was withdrawn in between, the decision is void and the registration waits again; the person who decided and
 * the employee are told, and so are those who may decide (decision 8). Of a void invitation nobody knows but who invited.
 * @returns whether the decision stands
 */
export async function settleRights(
  { identity, database, jobs }: JobParts,
  registration: Registration,
): Promise<boolean> {
  const { id, state, decision, customerNumber } = registration;
  if ((state !== "approved" && state !== "invited" && state !== "rejected") || !decision) return false;
  if (decision.rightsChecked) return true;
  if (mayDecideFor(await identity.rightsOf(decision.byId), customerNumber)) return true;
  await database.transaction(async (transaction) => {
    const after = state === "invited" ? "withdrawn" : "pending";
    const isVoid =
      state === "invited"
        ? (await takeBackApproval(transaction, id)) !== undefined
        : await voidDecision(transaction, id, state);
    if (!isVoid) return;
    await appendAudit(transaction, {
      registrationId: id,
      action: "decision-void",
      actor: { type: "service" },
      before: state,
      after,
    });
    await jobs.enqueue(transaction, "mail-decision-void", { registrationId: id, userId: decision.byId });
    if (after === "withdrawn") return;
    await jobs.enqueue(transaction, "mail-registrant", { registrationId: id }, { key: id });
    await jobs.enqueue(transaction, "inform-approvers", { registrationId: id });
  });
  return false;
}
