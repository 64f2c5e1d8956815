import type { Transaction } from "../database.ts";

/**
 * approved or invited → completed; whether it was this call that did it. Whoever was invited has shown by the link in the
 * completion mail that the address is theirs.
 */
export async function completeRegistration(transaction: Transaction, id: string): Promise<boolean> {
  const { rowCount } = await transaction.query(
    `update registration set state = 'completed', closed_at = now(), confirmed_at = coalesce(confirmed_at, now())
     where id = $1 and state in ('approved', 'invited')`,
    [id],
  );
  return rowCount === 1;
}
