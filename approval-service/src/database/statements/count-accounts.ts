import type { Queryable } from "../database.ts";

/** How many registrations should have a user in Keycloak. */
export async function countAccounts(database: Queryable): Promise<number> {
  const { rows } = await database.query<{ count: number }>(
    `select count(*)::int as count from registration
     where keycloak_user_id is not null and state in ('pending', 'approved', 'invited', 'completed')`,
  );
  return rows[0]?.count ?? 0;
}
