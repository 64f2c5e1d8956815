import { appendAudit } from "../audit/append-audit.ts";
import type { Database } from "../database/database.ts";
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
  return REPAIRS[difference.kind](parts, difference);
}

type Repair = (parts: RepairParts, difference: Difference) => Promise<boolean>;

const REPAIRS: Record<DifferenceKind, Repair> = {
  // Those who decide have had their mail; reminders go on.
  async "lost-confirmation"({ database }, { registrationId, user }) {
    return database.transaction(async (transaction) => {
      if (!user || !(await confirmRegistration(transaction, registrationId))) return false;
      await storeKeycloakUser(transaction, registrationId, user.id);
      await appendAudit(transaction, {
        registrationId,
        action: "reconciled",
        actor: SERVICE,
        before: "unconfirmed",
        after: "pending",
      });
      return true;
    });
  },

  async "lost-approval"({ database, jobs, completionCheckInterval }, { registrationId, known, user }) {
    return database.transaction(async (transaction) => {
      if (!known || !user) return false;
      const from = known.state;
      if (!(await restoreApproval(transaction, { id: registrationId, from, userId: user.id }))) return false;
      await appendAudit(transaction, {
        registrationId,
        action: "reconciled",
        actor: SERVICE,
        before: from,
        after: from === "invited" ? "invited" : "approved",
      });
      await jobs.enqueue(
        transaction,
        "notice-completion",
        { registrationId },
        { key: registrationId, afterSeconds: completionCheckInterval },
      );
      return true;
    });
  },

  async "lost-rejection"({ database }, { registrationId }) {
    return database.transaction(async (transaction) => {
      if (!(await markDecisionEffective(transaction, registrationId, "rejected"))) return false;
      await appendAudit(transaction, { registrationId, action: "reconciled", actor: SERVICE });
      return true;
    });
  },

  // Rejected, withdrawn or expired: which of them was lost, that nobody waits any more was not.
  async "lost-ending"({ database }, { registrationId }) {
    return database.transaction(async (transaction) => {
      if (!(await withdrawRegistration(transaction, registrationId))) return false;
      await appendAudit(transaction, {
        registrationId,
        action: "reconciled",
        actor: SERVICE,
        before: "pending",
        after: "withdrawn",
      });
      return true;
    });
  },

  async "lost-removal"({ database }, { registrationId, known }) {
    const userId = known?.keycloakUserId;
    if (!userId) return false;
    return database.transaction(async (transaction) => {
      await forgetAccount(transaction, { userId, registrationId });
      await appendAudit(transaction, { registrationId, userId, action: "forgotten", actor: SERVICE });
      return true;
    });
  },

  /** The consent was lost with the registration, so nobody may decide on it: the address is free for another one. */
  async "lost-registration"({ database, identity }, { registrationId, user: listed }) {
    const user = listed && (await identity.find(listed.id));
    if (!user || user.enabled || user.registrationId !== registrationId) return false;
    // Killed between the two, the next run finds the user once more: rather two rows than none.
    await database.transaction((transaction) =>
      appendAudit(transaction, { registrationId, userId: user.id, action: "reconciled", actor: SERVICE }),
    );
    await identity.remove(user.id);
    return true;
  },

  "unknown-account": () => Promise.resolve(false),
  contradiction: () => Promise.resolve(false),
};
