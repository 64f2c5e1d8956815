import type { Transaction } from "../database.ts";

/**
 * approved or rejected → pending again, by the person who decided, within so many seconds and before it took effect. Not
 * before the job that carries the decision out begins, by the same clock: see is-decision-settled.ts.
 */
export async function undoDecision(
  transaction: Transaction,
  {
    id,
    state,
    deciderId,
    window,
  }: { id: string; state: "approved" | "rejected"; deciderId: string; window: number },
): Promise<boolean> {
  const { rowCount } = await transaction.query(
    `update registration
        set state = 'pending', decided_at = null, decided_by_id = null, decided_by_name = null,
            decision_rights_checked = null, rejection_reason = null
      where id = $1 and state = $2 and decided_by_id = $3 and decision_effective_at is null
        and clock_timestamp() < decided_at + make_interval(secs => $4)`,
    [id, state, deciderId, window],
  );
  return rowCount === 1;
}
