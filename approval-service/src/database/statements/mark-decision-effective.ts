import type { Transaction } from "../database.ts";

/** Notes that a decision has been carried out in Keycloak; whether it was this call that did it. */
export async function markDecisionEffective(
  transaction: Transaction,
  id: string,
  state: "approved" | "invited" | "rejected",
): Promise<boolean> {
  const { rowCount } = await transaction.query(
    `update registration set decision_effective_at = now(), decision_rights_checked = true
     where id = $1 and state = $2 and decision_effective_at is null`,
    [id, state],
  );
  return rowCount === 1;
}
