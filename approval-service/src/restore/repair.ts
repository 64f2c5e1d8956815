import { appendAudit, type AuditEntry } from "../audit/append-audit.ts";
import type { Database, Transaction } from "../database/database.ts";
import { confirmRegistration } from "../database/statements/confirm-registration.ts";
import { forgetAccount } from "../database/statements/forget-account.ts";
import { markDecisionEffective } from "../database/statements/mark-decision-effective.ts";
import { restoreApproval } from "../database/statements/restore-approval.ts";
import { storeKeycloakUser } from "../database/statements/store-keycloak-user.ts";
import { withdrawRegistration } from "../database/statements/withdraw-registration.ts";
import type { Identity } from "../identity/identity.ts";
import type { Jobs } from "../jobs/jobs.ts";
import type { DifferenceKind } from "./difference.ts";
import type { Difference } from "./find-differences.ts";

export type RepairParts = {
  database: Database;
  identity: Identity;
  jobs: Jobs;
  completionCheckInterval: number;
};

const SERVICE = { type: "service" } as const;

/**
 * Makes our database say what Keycloak shows, each difference in one transaction with its row in the audit. Nobody gets a
 * mail. Safe to run again; a difference that is gone by now is left alone.
 * @returns whether there was anything to repair by a program
 */
export async function repair(parts: RepairParts, difference: Difference): Promise<boolean> {
  const { kind, registrationId } = difference;
  if (kind === "lost-registration") return deleteUser(parts, difference);
  const change = CHANGES[kind];
  if (!change) return false;
  return parts.database.transaction(async (transaction) => {
    const entry = await change(transaction, difference, parts);
    if (entry) await appendAudit(transaction, { registrationId, actor: SERVICE, ...entry });
    return entry !== undefined;
  });
}

/** Changes our database, and answers with what the audit is to say of it; undefined when there was nothing to change. */
type Change = (
  transaction: Transaction,
  difference: Difference,
  parts: RepairParts,
) => Promise<Omit<AuditEntry, "registrationId" | "actor"> | undefined>;

const CHANGES: Partial<Record<DifferenceKind, Change>> = {
  // Those who decide have had their mail; reminders go on.
  async "lost-confirmation"(transaction, { registrationId, user }) {
    if (!user || !(await confirmRegistration(transaction, registrationId))) return undefined;
    await storeKeycloakUser(transaction, registrationId, user.id);
    return { action: "reconciled", before: "unconfirmed", after: "pending" };
  },

  async "lost-approval"(transaction, { registrationId, known, user }, { jobs, completionCheckInterval }) {
    if (!known || !user) return undefined;
    const before = known.state;
    if (!(await restoreApproval(transaction, { id: registrationId, from: before, userId: user.id })))
      return undefined;
    await jobs.enqueue(
      transaction,
      "notice-completion",
      { registrationId },
      { key: registrationId, afterSeconds: completionCheckInterval },
    );
    return { action: "reconciled", before, after: before === "invited" ? "invited" : "approved" };
  },

  async "lost-rejection"(transaction, { registrationId }) {
    const isMarked = await markDecisionEffective(transaction, registrationId, "rejected");
    return isMarked ? { action: "reconciled" } : undefined;
  },

  // Rejected, withdrawn or expired: which of them was lost, that nobody waits any more was not.
  async "lost-ending"(transaction, { registrationId }) {
    const before = await withdrawRegistration(transaction, registrationId);
    return before && { action: "reconciled", before, after: "withdrawn" };
  },

  async "lost-removal"(transaction, { registrationId, known }) {
    const userId = known?.keycloakUserId;
    if (!userId) return undefined;
    await forgetAccount(transaction, { userId, registrationId });
    return { action: "forgotten", userId };
  },
};

/** The consent was lost with the registration, so nobody may decide on it: the address is free for another one. */
async function deleteUser(
  { database, identity }: RepairParts,
  { registrationId, user: listed }: Difference,
): Promise<boolean> {
  const user = listed && (await identity.find(listed.id));
  if (!user || user.enabled || user.registrationId !== registrationId) return false;
  // Killed between the two, the next run finds the user once more: rather two rows than none.
  await database.transaction((transaction) =>
    appendAudit(transaction, { registrationId, userId: user.id, action: "reconciled", actor: SERVICE }),
  );
  await identity.remove(user.id);
  return true;
}
