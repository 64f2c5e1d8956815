import type { Transaction } from "../database.ts";
import type { State } from "../../registration/registration.ts";

/**
 * From where the restored database has it → approved (or still invited), in effect and with its user; whether it was this
 * call that did it. Who decided was lost, unless the decision itself is older: then it stays.
 */
export async function restoreApproval(
  transaction: Transaction,
  { id, from, userId }: { id: string; from: State; userId: string },
): Promise<boolean> {
  const { rowCount } = await transaction.query(
    `update registration
     set state = case state when 'invited' then 'invited' else 'approved' end,
         confirmed_at = case state when 'invited' then confirmed_at else coalesce(confirmed_at, now()) end,
         decided_at = case when state in ('approved', 'invited') then decided_at else now() end,
         decided_by_id = case when state in ('approved', 'invited') then decided_by_id else 'keycloak' end,
         decided_by_name = case when state in ('approved', 'invited') then decided_by_name else 'Keycloak' end,
         decision_rights_checked = true, decision_effective_at = now(), rejection_reason = null, closed_at = null,
         keycloak_user_id = $3
     where id = $1 and state = $2 and decision_effective_at is null`,
    [id, from, userId],
  );
  return rowCount === 1;
}
