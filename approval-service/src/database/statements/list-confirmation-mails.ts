import type { Queryable } from "../database.ts";

/** A confirmation link that was mailed: with which mail, when, and whether it is the one that was pressed. */
export type ConfirmationMail = { mailId: string | null; at: Date; usedAt: Date | null };

/** The confirmation links of a registration, oldest first. */
export async function listConfirmationMails(
  database: Queryable,
  registrationId: string,
): Promise<ConfirmationMail[]> {
  const { rows } = await database.query<ConfirmationMail>(
    `select mail_id as "mailId", created_at as at, used_at as "usedAt"
     from confirmation where registration_id = $1 order by created_at`,
    [registrationId],
  );
  return rows;
}
