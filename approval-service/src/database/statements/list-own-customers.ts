import type { Queryable } from "../database.ts";

/** A customer that we know ourselves, by a registration or a user. */
export type OwnCustomer = {
  number: string;
  name: string | null;
  hasSuperAdmin: boolean;
  /** What a search looks in, in small letters. */
  searchText: string;
};

/** One page of the customers that we know ourselves, by number: those with a super admin who can log in, or those without. */
export async function listOwnCustomers(
  database: Queryable,
  {
    hasSuperAdmin,
    words,
    after,
    limit,
  }: { hasSuperAdmin: boolean; words: readonly string[]; after: string; limit: number },
): Promise<OwnCustomer[]> {
  const patterns = words.map((word) => `%${word.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`);
  const { rows } = await database.query<OwnCustomer>(
    `select number, name, has_super_admin as "hasSuperAdmin", search_text as "searchText" from customer
     where ${hasSuperAdmin ? "" : "not"} has_super_admin and number > $1 ${patterns.map((_pattern, index) => `and search_text like $${index + 3}`).join(" ")}
     order by number limit $2`,
    [after, limit, ...patterns],
  );
  return rows;
}
