import { appendAudit } from "../audit/append-audit.ts";
import type { Transaction } from "../database/database.ts";
import { endSessionsOfUser } from "../database/statements/end-sessions-of-user.ts";
import { findWantedChange, type WantedAccountChange } from "../database/statements/find-wanted-change.ts";
import { finishAccountChange } from "../database/statements/finish-account-change.ts";
import { forgetAccount } from "../database/statements/forget-account.ts";
import { markChangeFailed } from "../database/statements/mark-change-failed.ts";
import { type Identity, IdentityRefused, type User } from "../identity/identity.ts";
import type { AccountChange } from "../registration/employee.ts";
import { mayDecideFor } from "../registration/rights.ts";
import { PermanentFailure } from "./jobs.ts";
import type { JobParts } from "./parts.ts";

/**
 * Carries out in Keycloak what is wanted of an account by now. Every step may be repeated. Jobs of one account wait for
 * each other, so that of two opposite wishes the later one is also carried out last; nobody who clicks waits for them.
 */
export async function changeAccount(parts: JobParts, { userId }: { userId: string }): Promise<void> {
  let wanted: WantedAccountChange | undefined;
  try {
    await parts.database.transaction(async (transaction) => {
      wanted = await findWantedChange(transaction, userId);
      if (wanted) await carryOut(parts, transaction, userId, wanted);
    });
  } catch (error) {
    if (wanted && (error instanceof IdentityRefused || error instanceof PermanentFailure))
      await noteFailure(parts, userId, wanted);
    throw error;
  }
}

async function carryOut(
  { identity }: JobParts,
  transaction: Transaction,
  userId: string,
  wanted: WantedAccountChange,
): Promise<void> {
  const user = await identity.find(userId);
  const entry = { registrationId: wanted.registrationId, userId, actor: { type: "service" } } as const;

  if (!wanted.rightsChecked && !mayDecideFor(await identity.rightsOf(wanted.byId), wanted.customerNumber)) {
    const enabled = user?.enabled ?? false;
    if (await finishAccountChange(transaction, { userId, enabled, version: wanted.version }))
      await appendAudit(transaction, { ...entry, action: "change-void" });
    return;
  }

  if (user) await apply(identity, user, wanted);
  await endSessionsOfUser(transaction, userId);
  // Whoever is gone from Keycloak can only be forgotten, whatever was wanted.
  if (!user || wanted.change === "remove") {
    await forgetAccount(transaction, { userId, registrationId: wanted.registrationId });
    await appendAudit(transaction, { ...entry, action: "forgotten" });
    return;
  }
  const enabled = wanted.change === "reactivate";
  if (await finishAccountChange(transaction, { userId, enabled, version: wanted.version }))
    await appendAudit(transaction, { ...entry, action: "change-effective" });
}

async function apply(
  identity: Identity,
  user: User,
  { change, customerNumber }: { change: AccountChange; customerNumber: string },
): Promise<void> {
  if (user.customerNumbers.length !== 1 || user.customerNumbers[0] !== customerNumber)
    throw new PermanentFailure("The user belongs to another customer by now.");
  if (change === "reactivate") {
    await identity.reactivate(user.id);
    return;
  }
  // Also before the user is deleted: a deletion tells no app to end its session.
  await identity.disable(user.id);
  if (change === "remove") await identity.remove(user.id);
}

async function noteFailure(
  { database }: JobParts,
  userId: string,
  { registrationId, version }: WantedAccountChange,
): Promise<void> {
  await database.transaction(async (transaction) => {
    if (!(await markChangeFailed(transaction, { userId, version }))) return;
    await appendAudit(transaction, {
      registrationId,
      userId,
      action: "change-failed",
      actor: { type: "service" },
    });
  });
}
