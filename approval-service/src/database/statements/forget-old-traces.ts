import type { Queryable } from "../database.ts";

/** Deletes what the limits no longer look at: mails and attempts older than two days. */
export async function forgetOldTraces(database: Queryable): Promise<void> {
  await database.query("delete from registrant_mail where claimed_at < now() - interval '2 days'");
  await database.query("delete from attempt where window_start < now() - interval '2 days'");
}
