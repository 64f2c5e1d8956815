import type { Queryable } from "../database.ts";

/** The newest registration of an address that a mail may still be due for. */
export async function findRegistrationOfAddress(
  database: Queryable,
  emailKey: string,
): Promise<string | undefined> {
  const { rows } = await database.query<{ id: string }>(
    `select id from registration
     where email_key = $1 and forgotten_at is null
       and state in ('unconfirmed', 'pending', 'approved', 'invited', 'already-registered')
     order by registered_at desc limit 1`,
    [emailKey],
  );
  return rows[0]?.id;
}
