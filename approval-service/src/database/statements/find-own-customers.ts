import type { Queryable } from "../database.ts";
import type { OwnCustomer } from "./list-own-customers.ts";

/** Those of these customers that we know ourselves. */
export async function findOwnCustomers(
  database: Queryable,
  numbers: readonly string[],
): Promise<OwnCustomer[]> {
  const { rows } = await database.query<OwnCustomer>(
    `select number, name, has_super_admin as "hasSuperAdmin", search_text as "searchText" from customer where number = any($1::text[])`,
    [numbers],
  );
  return rows;
}
