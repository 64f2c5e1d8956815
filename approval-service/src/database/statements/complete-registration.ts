import type { Transaction } from "../database.ts";

/** approved → completed; whether it was this call that did it. */
export async function completeRegistration(transaction: Transaction, id: string): Promise<boolean> {
  const { rowCount } = await transaction.query(
    "update registration set state = 'completed', closed_at = now() where id = $1 and state = 'approved'",
    [id],
  );
  return rowCount === 1;
}
