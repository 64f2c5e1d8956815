import type { Database } from "../database/database.ts";
import { remindOfPending } from "../database/statements/remind-of-pending.ts";
import type { Jobs } from "../jobs/jobs.ts";

/** Seconds of waiting: after which those who decide are reminded, and after which the operators are told too. */
export type ReminderTimes = { after: readonly number[]; escalationAfter: number };

const BATCH = 200;

/**
 * Registrations that wait for a decision are brought to mind again. A step is noted in the transaction that enqueues its
 * job, so each is taken once, whatever is killed and however many instances look.
 * @returns how many registrations there was a reminder of
 */
export async function remind({
  database,
  jobs,
  reminders,
}: {
  database: Database;
  jobs: Jobs;
  reminders: ReminderTimes;
}): Promise<number> {
  const { after, escalationAfter } = reminders;
  let total = 0;
  for (;;) {
    const count = await database.transaction(async (transaction) => {
      const due = await remindOfPending(transaction, {
        steps: [...after, escalationAfter],
        escalationAfter,
        limit: BATCH,
      });
      for (const { id, escalates } of due) {
        await jobs.enqueue(transaction, "inform-approvers", {
          registrationId: id,
          kind: escalates ? "escalation" : "reminder",
        });
      }
      return due.length;
    });
    total += count;
    if (count < BATCH) return total;
  }
}
