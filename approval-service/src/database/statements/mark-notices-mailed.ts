import type { Queryable } from "../database.ts";

/** What this job has taken has been told. */
export async function markNoticesMailed(database: Queryable, jobId: string): Promise<void> {
  await database.query(
    "update approver_notice set mailed_at = now() where taken_by = $1 and mailed_at is null",
    [jobId],
  );
}
