import type { NoticeKind } from "../../registration/approver-notice.ts";
import type { Transaction } from "../database.ts";

/** Whether a person is to be told of something that no mail job has taken. */
export async function hasWaitingNotices(
  transaction: Transaction,
  userId: string,
  kind: NoticeKind,
): Promise<boolean> {
  const { rowCount } = await transaction.query(
    `select from approver_notice
     where user_id = $1 and kind = $2 and taken_by is null and mailed_at is null limit 1`,
    [userId, kind],
  );
  return rowCount > 0;
}
