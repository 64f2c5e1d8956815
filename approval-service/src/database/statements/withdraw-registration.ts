import type { State } from "../../registration/registration.ts";
import type { Transaction } from "../database.ts";

/** unconfirmed or pending → withdrawn; the state before, or undefined when somebody else was first. */
export async function withdrawRegistration(
  transaction: Transaction,
  id: string,
): Promise<Extract<State, "unconfirmed" | "pending"> | undefined> {
  const { rows } = await transaction.query<{ before: Extract<State, "unconfirmed" | "pending"> }>(
    `with open as (
       select id, state from registration where id = $1 and state in ('unconfirmed', 'pending') for update
     )
     update registration set state = 'withdrawn', closed_at = now()
     from open where registration.id = open.id
     returning open.state as before`,
    [id],
  );
  return rows[0]?.before;
}
