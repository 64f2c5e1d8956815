import type { Queryable } from "../database.ts";

/** The registration of an address that waits for the decision of this customer's admins. */
export async function findPendingOfAddress(
  database: Queryable,
  emailKey: string,
  customerNumber: string,
): Promise<string | undefined> {
  const { rows } = await database.query<{ id: string }>(
    "select id from registration where email_key = $1 and customer_number = $2 and state = 'pending'",
    [emailKey, customerNumber],
  );
  return rows[0]?.id;
}
