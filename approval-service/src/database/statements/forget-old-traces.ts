import type { Queryable } from "../database.ts";

/**
 * Deletes what the limits no longer look at, mails and attempts older than two days, proofs of work that have expired, and what those who decide have been told
 * or can no longer be told.
 */
export async function forgetOldTraces(database: Queryable): Promise<void> {
  await database.query("delete from registrant_mail where claimed_at < now() - interval '2 days'");
  await database.query("delete from attempt where window_start < now() - interval '2 days'");
  // An hour more than need be, in which the clocks of instances may differ.
  await database.query("delete from spent_proof where expires_at < now() - interval '1 hour'");
  await database.query("delete from approver_notice where created_at < now() - interval '60 days'");
  await database.query("delete from approver_digest where window_ends_at < now() - interval '60 days'");
}
