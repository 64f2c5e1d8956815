import type { Queryable } from "../database/database.ts";

/** Whether we know of a user or a registration under way with this address; asked with EMAIL_IN_USE=reveal only. */
export async function isEmailInUse(database: Queryable, emailKey: string): Promise<boolean> {
  const { rows } = await database.query<{ used: boolean }>(
    `select exists (select from portal_user where email_key = $1)
         or exists (select from registration
                    where email_key = $1 and state in ('pending', 'approved', 'invited')) as used`,
    [emailKey],
  );
  return rows[0]?.used ?? false;
}
