import { appendAudit } from "../audit/append-audit.ts";
import { findRegistration } from "../database/statements/find-registration.ts";
import { isDecisionSettled } from "../database/statements/is-decision-settled.ts";
import { markDecisionEffective } from "../database/statements/mark-decision-effective.ts";
import { IdentityUnavailable, type User } from "../identity/identity.ts";
import { recordPortalUsers } from "../portal-users/record-portal-user.ts";
import type { Registration } from "../registration/registration.ts";
import { ensureUser } from "./ensure-user.ts";
import { PermanentFailure } from "./jobs.ts";
import type { JobParts } from "./parts.ts";
import { removeOwnUser } from "./remove-user.ts";
import { settleRights } from "./settle-rights.ts";

/**
 * Carries an approval or an invitation out: the right is checked if that could not be done at the click, the user exists,
 * belongs to the customer and may log in, the completion mail is sent – then the decision is in effect. Every step may be
 * repeated.
 */
export async function activateUser(
  parts: JobParts,
  { registrationId }: { registrationId: string },
): Promise<void> {
  const registration = await findRegistration(parts.database, registrationId);
  // Perhaps after an earlier attempt that was interrupted.
  if (registration?.state === "withdrawn") await removeOwnUser(parts, registration);
  if (registration?.state !== "approved" && registration?.state !== "invited") return;
  const { state, decision } = registration;
  if (decision?.effectiveAt) return;
  // Decided, undone and decided again: the last decision has a job of its own.
  if (
    state === "approved" &&
    !(await isDecisionSettled(parts.database, registrationId, { state, undoWindow: parts.undoWindow }))
  )
    return;
  if (!(await settleRights(parts, registration))) return;

  const userId = await ensureUser(parts, registration);
  if (!userId) return;
  const user = await enableUser(parts, registration, userId);
  // An earlier attempt may have come this far, and the person may have finished since.
  if (user.requiredActions.length > 0) await parts.identity.sendCompletionMail(userId);

  const isEffective = await parts.database.transaction(async (transaction) => {
    if (!(await markDecisionEffective(transaction, registrationId, state))) return false;
    await recordPortalUsers(transaction, [
      {
        userId,
        registrationId,
        customerNumber: registration.customerNumber,
        email: user.email,
        firstName: user.firstName,
        lastName: user.lastName,
        locale: registration.locale,
        enabled: true,
      },
    ]);
    await appendAudit(transaction, {
      registrationId,
      action: "decision-effective",
      actor: { type: "service" },
    });
    await parts.jobs.enqueue(
      transaction,
      "notice-completion",
      { registrationId },
      { key: registrationId, afterSeconds: parts.completionCheckInterval },
    );
    return true;
  });
  if (isEffective) return;
  // Removed while the account was being made: the removal found none to delete.
  const afterwards = await findRegistration(parts.database, registrationId);
  if (afterwards?.state === "withdrawn") await removeOwnUser(parts, afterwards);
}

/** Enables the user between two readings of the customer number: a wrong one must never get in (GUARDS R5). */
async function enableUser(parts: JobParts, registration: Registration, userId: string): Promise<User> {
  const before = await readUser(parts, userId);
  assertOwn(before, registration);
  if (before.enabled) return before;
  await parts.identity.enable(userId);
  const after = await readUser(parts, userId);
  try {
    assertOwn(after, registration);
  } catch (error) {
    await parts.identity.disable(userId);
    throw error;
  }
  if (!after.enabled) throw new IdentityUnavailable("The user is still disabled after having been enabled.");
  return after;
}

async function readUser({ identity }: JobParts, userId: string): Promise<User> {
  const user = await identity.find(userId);
  if (!user) throw new PermanentFailure("The user of this registration is gone.");
  return user;
}

function assertOwn(user: User, registration: Registration): void {
  if (user.registrationId !== registration.id) {
    throw new PermanentFailure("The user belongs to another registration.");
  }
  if (user.customerNumbers.length !== 1 || user.customerNumbers[0] !== registration.customerNumber) {
    throw new PermanentFailure("The user's customer number is not that of the registration.");
  }
}
