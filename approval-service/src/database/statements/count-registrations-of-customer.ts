import type { State } from "../../registration/registration.ts";
import type { Queryable } from "../database.ts";

/** How many registrations a customer has in each state, none left out; those of people who are forgotten do not count. */
export async function countRegistrationsOfCustomer(
  database: Queryable,
  customerNumber: string,
): Promise<{ state: State; count: number }[]> {
  const { rows } = await database.query<{ state: State; count: number }>(
    `select state, count(*)::int as count from registration
     where customer_number = $1 and forgotten_at is null group by state order by state`,
    [customerNumber],
  );
  return rows;
}
