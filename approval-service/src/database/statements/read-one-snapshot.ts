import type { Transaction } from "../database.ts";

/** The transaction, which has just begun, changes nothing and sees nothing of what others do meanwhile. */
export async function readOneSnapshot(transaction: Transaction): Promise<void> {
  await transaction.query("set transaction isolation level repeatable read, read only");
}
