import type { Queryable } from "../database/database.ts";

/**
 * Removes users whom a complete reading of Keycloak's groups, begun at `since`, did not show. Those who are being changed
 * are left to the job that does it.
 */
export async function forgetUnseenUsers(database: Queryable, since: Date): Promise<number> {
  return (await database.query("delete from portal_user where seen_at < $1 and change is null", [since]))
    .rowCount;
}
