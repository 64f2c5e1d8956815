import type { Queryable } from "../database.ts";

export async function endSessionsOfUser(database: Queryable, userId: string): Promise<void> {
  await database.query("delete from session where user_id = $1", [userId]);
}
