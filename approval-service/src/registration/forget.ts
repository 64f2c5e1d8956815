import { appendAudit } from "../audit/append-audit.ts";
import type { Database } from "../database/database.ts";
import { forgetClosedRegistrations } from "../database/statements/forget-closed-registrations.ts";

const BATCH = 200;

/**
 * Registrations that came to nothing lose their personal data after a time. What remains is that there was one, and its
 * history, which names no employee.
 * @returns how many were forgotten
 */
export async function forget({ database }: { database: Database }): Promise<number> {
  let total = 0;
  for (;;) {
    const count = await database.transaction(async (transaction) => {
      const forgotten = await forgetClosedRegistrations(transaction, BATCH);
      for (const registrationId of forgotten) {
        await appendAudit(transaction, { registrationId, action: "forgotten", actor: { type: "service" } });
      }
      return forgotten.length;
    });
    total += count;
    if (count < BATCH) return total;
  }
}
