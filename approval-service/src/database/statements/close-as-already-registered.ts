import type { State } from "../../registration/registration.ts";
import type { Transaction } from "../database.ts";

/** From where we thought it stood → already-registered: the address turned out to have an account. */
export async function closeAsAlreadyRegistered(
  transaction: Transaction,
  id: string,
  from: Extract<State, "unconfirmed" | "pending" | "approved" | "invited">,
): Promise<boolean> {
  const { rowCount } = await transaction.query(
    `update registration set state = 'already-registered', closed_at = now()
     where id = $1 and state = $2 and keycloak_user_id is null`,
    [id, from],
  );
  return rowCount === 1;
}
