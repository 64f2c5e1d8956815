import type { Transaction } from "../database.ts";

/** Remembers which user belongs to a registration; false when it is known already. */
export async function storeKeycloakUser(
  transaction: Transaction,
  id: string,
  userId: string,
): Promise<boolean> {
  const { rowCount } = await transaction.query(
    "update registration set keycloak_user_id = $2 where id = $1 and keycloak_user_id is distinct from $2",
    [id, userId],
  );
  return rowCount === 1;
}
