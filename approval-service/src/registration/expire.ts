import { appendAudit } from "../audit/append-audit.ts";
import type { Database } from "../database/database.ts";
import { expireDueRegistrations } from "../database/statements/expire-due-registrations.ts";
import type { Jobs } from "../jobs/jobs.ts";

/** Seconds after which a registration that nobody confirmed, or nobody decided, expires. */
export type Lifetimes = { confirmation: number; pending: number };

const BATCH = 200;

/**
 * Registrations that waited too long expire. Who had confirmed is told, and the disabled user is removed; who had not
 * confirmed hears nothing, since the address may be a stranger's.
 * @returns how many have expired
 */
export async function expire({
  database,
  jobs,
  lifetimes,
}: {
  database: Database;
  jobs: Jobs;
  lifetimes: Lifetimes;
}): Promise<number> {
  let total = 0;
  for (;;) {
    const count = await database.transaction(async (transaction) => {
      const expired = await expireDueRegistrations(transaction, {
        confirmationLifetime: lifetimes.confirmation,
        pendingLifetime: lifetimes.pending,
        limit: BATCH,
      });
      for (const { id, before } of expired) {
        await appendAudit(transaction, {
          registrationId: id,
          action: "expired",
          actor: { type: "service" },
          before,
          after: "expired",
        });
        if (before === "pending") {
          await jobs.enqueue(transaction, "remove-user", { registrationId: id });
          await jobs.enqueue(transaction, "mail-expired", { registrationId: id });
        }
      }
      return expired.length;
    });
    total += count;
    if (count < BATCH) return total;
  }
}
