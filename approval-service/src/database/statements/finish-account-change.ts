import type { Transaction } from "../database.ts";

/** Nothing is wanted of the account any more, unless something else is by now; whether that was so. */
export async function finishAccountChange(
  transaction: Transaction,
  account: { userId: string; version: string; enabled: boolean },
): Promise<boolean> {
  const { rowCount } = await transaction.query(
    `update portal_user
     set enabled = $3, change = null, change_failed = false, change_by_id = null, change_rights_checked = null,
         changed_at = clock_timestamp()
     where user_id = $1 and changed_at = $2::timestamptz`,
    [account.userId, account.version, account.enabled],
  );
  return rowCount === 1;
}
