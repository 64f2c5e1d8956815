import type { Transaction } from "../database.ts";

/**
 * Removes who it was from registrations that came to nothing: at once where the address was never confirmed or has an
 * account of its own, thirty days after a rejection, an expiry or a withdrawal (GUARDS E4). By the database's clock; rows that
 * somebody is working on are left for the next time.
 * @returns the ids
 */
export async function forgetClosedRegistrations(transaction: Transaction, limit: number): Promise<string[]> {
  const { rows } = await transaction.query<{ id: string }>(
    `with due as (
       select id from registration
       where forgotten_at is null
         and ((state in ('expired', 'withdrawn') and confirmed_at is null and decided_at is null)
           or (state = 'already-registered' and closed_at < now() - interval '7 days')
           or (state in ('rejected', 'expired', 'withdrawn') and coalesce(closed_at, decided_at) < now() - interval '30 days'))
       limit $1
       for update skip locked
     )
     update registration
        set email = '', email_key = '', first_name = '', last_name = '', keycloak_user_id = null,
            rejection_reason = case when rejection_reason is null then null else '' end, forgotten_at = now()
       from due where registration.id = due.id
     returning registration.id`,
    [limit],
  );
  return rows.map(({ id }) => id);
}
