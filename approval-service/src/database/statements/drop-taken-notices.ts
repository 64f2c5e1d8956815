import type { Transaction } from "../database.ts";

/** Of what a mail job has taken, all but these registrations need not be told now. Should one wait again, it is noted anew. */
export async function dropTakenNotices(
  transaction: Transaction,
  { jobId, except }: { jobId: string; except: readonly string[] },
): Promise<void> {
  await transaction.query(
    `delete from approver_notice
     where taken_by = $1 and mailed_at is null and not registration_id = any($2::uuid[])`,
    [jobId, except],
  );
}
