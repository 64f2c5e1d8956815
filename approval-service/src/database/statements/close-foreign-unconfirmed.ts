import type { Transaction } from "../database.ts";

/**
 * Ends what somebody typed for this address on the register page with another customer's number and nobody has confirmed: an
 * invitation does not take it over, history and all.
 * @returns the ids
 */
export async function closeForeignUnconfirmed(
  transaction: Transaction,
  emailKey: string,
  customerNumber: string,
): Promise<string[]> {
  const { rows } = await transaction.query<{ id: string }>(
    `update registration set state = 'expired', closed_at = now()
     where email_key = $1 and state = 'unconfirmed' and customer_number <> $2
     returning id`,
    [emailKey, customerNumber],
  );
  return rows.map(({ id }) => id);
}
