import type { Transaction } from "../database.ts";

/** Keycloak refuses the change for good; whether it was still wanted. */
export async function markChangeFailed(
  transaction: Transaction,
  account: { userId: string; version: string },
): Promise<boolean> {
  const { rowCount } = await transaction.query(
    "update portal_user set change_failed = true where user_id = $1 and changed_at = $2::timestamptz",
    [account.userId, account.version],
  );
  return rowCount === 1;
}
