import type { Queryable } from "../database/database.ts";

const COLUMNS = { "super-admins": "is_super_admin", operators: "is_operator" } as const;

/** Marks exactly these users as the members of a group that decides; everybody else loses the mark. */
export async function markDeciders(
  database: Queryable,
  group: keyof typeof COLUMNS,
  userIds: readonly string[],
): Promise<void> {
  const column = COLUMNS[group];
  await database.query(
    `update portal_user set ${column} = not ${column} where ${column} <> (user_id = any($1::text[]))`,
    [userIds],
  );
}

/** Marks what one log-in shows of one user. */
export async function markDecider(
  database: Queryable,
  userId: string,
  marks: { isSuperAdmin: boolean; isOperator: boolean },
): Promise<void> {
  await database.query("update portal_user set is_super_admin = $2, is_operator = $3 where user_id = $1", [
    userId,
    marks.isSuperAdmin,
    marks.isOperator,
  ]);
}
