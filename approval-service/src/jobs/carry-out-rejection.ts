import { appendAudit } from "../audit/append-audit.ts";
import { findRegistration } from "../database/statements/find-registration.ts";
import { isDecisionSettled } from "../database/statements/is-decision-settled.ts";
import { markDecisionEffective } from "../database/statements/mark-decision-effective.ts";
import type { JobParts } from "./parts.ts";
import { removeOwnUser } from "./remove-user.ts";
import { settleRights } from "./settle-rights.ts";

/** Carries a rejection out: the right is checked if need be, the disabled user is deleted, the employee is told why. */
export async function carryOutRejection(
  parts: JobParts,
  { registrationId }: { registrationId: string },
): Promise<void> {
  const registration = await findRegistration(parts.database, registrationId);
  if (registration?.state !== "rejected" || registration.decision?.effectiveAt) return;
  // Decided, undone and decided again: the last decision has a job of its own.
  const { state } = registration;
  if (!(await isDecisionSettled(parts.database, registrationId, { state, undoWindow: parts.undoWindow })))
    return;
  if (!(await settleRights(parts, registration))) return;
  await removeOwnUser(parts, registration);
  await parts.database.transaction(async (transaction) => {
    if (!(await markDecisionEffective(transaction, registrationId, "rejected"))) return;
    await appendAudit(transaction, {
      registrationId,
      action: "decision-effective",
      actor: { type: "service" },
    });
    await parts.jobs.enqueue(transaction, "mail-rejected", { registrationId });
  });
}
