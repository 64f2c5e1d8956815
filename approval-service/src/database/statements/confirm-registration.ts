import type { Transaction } from "../database.ts";

/** unconfirmed → pending; whether it was this call that did it. */
export async function confirmRegistration(transaction: Transaction, id: string): Promise<boolean> {
  const { rowCount } = await transaction.query(
    "update registration set state = 'pending', confirmed_at = now() where id = $1 and state = 'unconfirmed'",
    [id],
  );
  return rowCount === 1;
}
