import type { NoticeKind } from "../../registration/approver-notice.ts";
import type { Transaction } from "../database.ts";

/** Gives every notice of a kind that waits for this person to one mail job; other jobs find none then. */
export async function takeApproverNotices(
  transaction: Transaction,
  { jobId, userId, kind }: { jobId: string; userId: string; kind: NoticeKind },
): Promise<void> {
  await transaction.query(
    `update approver_notice set taken_by = $1
     where user_id = $2 and kind = $3 and taken_by is null and mailed_at is null`,
    [jobId, userId, kind],
  );
}
