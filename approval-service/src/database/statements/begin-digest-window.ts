import type { NoticeKind } from "../../registration/approver-notice.ts";
import type { Transaction } from "../database.ts";

/** From now on further notices to this person are collected for so many seconds. */
export async function beginDigestWindow(
  transaction: Transaction,
  { userId, kind, seconds }: { userId: string; kind: NoticeKind; seconds: number },
): Promise<void> {
  await transaction.query(
    `update approver_digest set window_ends_at = clock_timestamp() + make_interval(secs => $3)
     where user_id = $1 and kind = $2`,
    [userId, kind, seconds],
  );
}
