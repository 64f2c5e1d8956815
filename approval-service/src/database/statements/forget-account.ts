import type { Transaction } from "../database.ts";

/** The account is gone: the person leaves our lists, and the registration no longer says who it was. */
export async function forgetAccount(
  transaction: Transaction,
  { userId, registrationId }: { userId: string; registrationId: string | null },
): Promise<void> {
  await transaction.query("delete from portal_user where user_id = $1", [userId]);
  await transaction.query(
    `update registration
     set state = case when state in ('approved', 'invited') then 'withdrawn' else state end,
         closed_at = coalesce(closed_at, now()), email = '', email_key = '', first_name = '', last_name = '',
         keycloak_user_id = null, forgotten_at = now()
     where id = $1 and state in ('approved', 'invited', 'completed') and forgotten_at is null`,
    [registrationId],
  );
}
