import type { Transaction } from "../database.ts";

export async function useConfirmation(transaction: Transaction, tokenHash: Buffer): Promise<void> {
  await transaction.query(
    "update confirmation set used_at = now() where token_hash = $1 and used_at is null",
    [tokenHash],
  );
}
