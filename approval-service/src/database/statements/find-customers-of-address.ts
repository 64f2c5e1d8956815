import type { Queryable } from "../database.ts";

/** The numbers of the customers where somebody has this address: as a user, or in a registration. */
export async function findCustomersOfAddress(database: Queryable, emailKey: string): Promise<string[]> {
  const { rows } = await database.query<{ number: string }>(
    `select customer_number as number from portal_user where email_key = $1 and customer_number is not null
     union
     select customer_number from registration where email_key = $1 and forgotten_at is null
     order by number`,
    [emailKey],
  );
  return rows.map(({ number }) => number);
}
