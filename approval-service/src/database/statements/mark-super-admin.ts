import type { Transaction } from "../database.ts";

/** Marks somebody as super admin of their customer, or no longer; whether that changed anything. */
export async function markSuperAdmin(
  transaction: Transaction,
  userId: string,
  isSuperAdmin: boolean,
): Promise<boolean> {
  const { rowCount } = await transaction.query(
    "update portal_user set is_super_admin = $2 where user_id = $1 and is_super_admin <> $2",
    [userId, isSuperAdmin],
  );
  return rowCount === 1;
}
