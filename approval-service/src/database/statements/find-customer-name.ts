import type { Queryable } from "../database.ts";

/** A customer's name, as far as a registration brought it from the CRM. */
export async function findCustomerName(database: Queryable, customerNumber: string): Promise<string | null> {
  const { rows } = await database.query<{ name: string }>(
    `select customer_name as name from registration
     where customer_number = $1 and customer_name is not null and confirmed_at is not null
     order by registered_at desc limit 1`,
    [customerNumber],
  );
  return rows[0]?.name ?? null;
}
