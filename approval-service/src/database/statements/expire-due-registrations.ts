import type { State } from "../../registration/registration.ts";
import type { Transaction } from "../database.ts";

export type Expired = { id: string; before: Extract<State, "unconfirmed" | "pending"> };

/**
 * Expires up to `limit` registrations that nobody confirmed or decided in time, by the database's clock. Rows that
 * somebody is working on are left for the next time.
 */
export async function expireDueRegistrations(
  transaction: Transaction,
  due: { confirmationLifetime: number; pendingLifetime: number; limit: number },
): Promise<Expired[]> {
  const { rows } = await transaction.query<Expired>(
    `with due as (
       select id, state from registration
       where (state = 'unconfirmed' and last_registered_at < now() - make_interval(secs => $1))
          or (state = 'pending' and confirmed_at < now() - make_interval(secs => $2))
       limit $3
       for update skip locked
     )
     update registration set state = 'expired', closed_at = now()
     from due where registration.id = due.id
     returning registration.id, due.state as before`,
    [due.confirmationLifetime, due.pendingLifetime, due.limit],
  );
  return rows;
}
