import type { NoticeKind } from "../../registration/approver-notice.ts";
import type { Transaction } from "../database.ts";

/**
 * Keeps everybody else from this person's notices of a kind until the transaction ends.
 * @returns seconds until the next mail may be sent; 0 when nothing was mailed of late
 */
export async function openApproverDigest(
  transaction: Transaction,
  userId: string,
  kind: NoticeKind,
): Promise<number> {
  const { rows } = await transaction.query<{ seconds_left: number }>(
    `insert into approver_digest (user_id, kind) values ($1, $2)
     on conflict (user_id, kind) do update set kind = excluded.kind
     returning greatest(0, ceil(extract(epoch from window_ends_at - clock_timestamp())))::int as seconds_left`,
    [userId, kind],
  );
  return rows[0]?.seconds_left ?? 0;
}
