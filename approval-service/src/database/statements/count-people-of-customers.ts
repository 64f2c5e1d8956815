import type { Queryable } from "../database.ts";

/** How many people of a customer there are: who can decide, who has an account, who waits. */
export type PeopleCount = { superAdmins: number; employees: number; pending: number };

/** By the customer's number. */
export async function countPeopleOfCustomers(
  database: Queryable,
  numbers: readonly string[],
): Promise<Map<string, PeopleCount>> {
  const { rows } = await database.query<PeopleCount & { number: string }>(
    `select number, people.super_admins as "superAdmins", people.employees, waiting.pending
     from unnest($1::text[]) as asked(number)
     cross join lateral (
       select (count(*) filter (where is_super_admin and enabled))::int as super_admins,
              (count(*) filter (where enabled))::int as employees
       from portal_user where customer_number = number
     ) as people
     cross join lateral (
       select count(*)::int as pending from registration
       where customer_number = number and state = 'pending' and confirmed_at is not null
     ) as waiting`,
    [numbers],
  );
  return new Map(rows.map(({ number, ...count }) => [number, count]));
}
