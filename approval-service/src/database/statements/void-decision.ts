import type { Transaction } from "../database.ts";

/** approved or rejected, not yet in effect → pending again, as if nobody had decided. */
export async function voidDecision(
  transaction: Transaction,
  id: string,
  state: "approved" | "rejected",
): Promise<boolean> {
  const { rowCount } = await transaction.query(
    `update registration
     set state = 'pending', decided_at = null, decided_by_id = null, decided_by_name = null,
         decision_rights_checked = null, rejection_reason = null
     where id = $1 and state = $2 and decision_effective_at is null and not decision_rights_checked`,
    [id, state],
  );
  return rowCount === 1;
}
