import type { Transaction } from "../database.ts";

/** Whoever else changes who decides for this customer waits until the transaction ends, and sees what it did. */
export async function lockSuperAdmins(transaction: Transaction, customerNumber: string): Promise<void> {
  await transaction.query("select pg_advisory_xact_lock(hashtextextended('super-admins:' || $1, 0))", [
    customerNumber,
  ]);
}
