import type { Transaction } from "../database.ts";

/** A registration that has waited longer than the next step. */
export type DueReminder = { id: string; escalates: boolean };

/**
 * Notes for up to `limit` pending registrations which step of waiting they have reached, by the database's clock, and
 * answers with those whose step is new. After a pause of the service that is the last step alone, not all that were missed.
 */
export async function remindOfPending(
  transaction: Transaction,
  due: { steps: readonly number[]; escalationAfter: number; limit: number },
): Promise<DueReminder[]> {
  const { rows } = await transaction.query<DueReminder>(
    `with due as (
       select id, reminded_after as before, step
       from registration
       cross join lateral (
         select max(step) as step from unnest($1::bigint[]) as step
         where confirmed_at < now() - make_interval(secs => step)
       ) as reached
       where state = 'pending' and confirmed_at is not null and reminded_after < step
       limit $3
       for update of registration skip locked
     )
     update registration set reminded_after = due.step
     from due where registration.id = due.id
     returning registration.id, due.before < $2 and due.step >= $2 as escalates`,
    [due.steps, due.escalationAfter, due.limit],
  );
  return rows;
}
