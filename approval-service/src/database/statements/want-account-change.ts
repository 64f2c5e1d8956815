import type { AccountChange } from "../../registration/employee.ts";
import type { Transaction } from "../database.ts";
import { lockSuperAdmins } from "./lock-super-admins.ts";

export type WantedChange = {
  userId: string;
  customerNumber: string;
  change: AccountChange;
  by: { id: string; rightsChecked: boolean };
};

/** From where each change may begin; pressing a button twice changes nothing. */
const BEGINNINGS: Record<AccountChange, string> = {
  deactivate: `(enabled or change = 'reactivate' or change_failed)
               and (change is distinct from 'remove' or change_failed)`,
  reactivate: "not enabled and (change is null or change = 'deactivate' or change_failed)",
  remove: "change is distinct from 'remove' or change_failed",
};

/**
 * Notes what is to be done with an account, unless it is the own one, that of the customer's last active super admin, or
 * one that is still being made.
 * @returns whether it was noted
 */
export async function wantAccountChange(
  transaction: Transaction,
  { userId, customerNumber, change, by }: WantedChange,
): Promise<boolean> {
  // Two super admins who deactivate each other wait for each other here: the second sees what the first has done.
  await lockSuperAdmins(transaction, customerNumber);
  const { rowCount } = await transaction.query(
    `update portal_user
     set change = $3, change_failed = false, enabled = false, change_by_id = $4, change_rights_checked = $5,
         changed_at = clock_timestamp()
     where user_id = $1 and customer_number = $2 and user_id <> $4
       and (${BEGINNINGS[change]})
       and not exists (select from registration
                       where registration.id = portal_user.registration_id
                         and state in ('approved', 'invited') and decision_effective_at is null)
       and (not is_super_admin or not enabled or $3 = 'reactivate'
            or exists (select from portal_user other
                       where other.customer_number = $2 and other.user_id <> $1
                         and other.is_super_admin and other.enabled))`,
    [userId, customerNumber, change, by.id, by.rightsChecked],
  );
  return rowCount === 1;
}
