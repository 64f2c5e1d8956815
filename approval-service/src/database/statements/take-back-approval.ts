import type { State } from "../../registration/registration.ts";
import type { Transaction } from "../database.ts";

/**
 * approved or invited → withdrawn, for somebody who has no account yet; an invitation that failed, because somebody else
 * has the address, leaves the list.
 * @returns the state before; undefined when there is an account by now
 */
export async function takeBackApproval(
  transaction: Transaction,
  registrationId: string,
): Promise<State | undefined> {
  const { rows } = await transaction.query<{ before: State }>(
    `with known as (
       select id, state from registration
       where id = $1 and decision_effective_at is null
         and (state in ('approved', 'invited') or (state = 'already-registered' and confirmed_at is null))
       for update
     )
     update registration set state = 'withdrawn', closed_at = now()
     from known where registration.id = known.id
     returning known.state as before`,
    [registrationId],
  );
  return rows[0]?.before;
}
