import type { AccountChange } from "../../registration/employee.ts";
import type { Transaction } from "../database.ts";

export type WantedAccountChange = {
  change: AccountChange;
  customerNumber: string;
  registrationId: string | null;
  byId: string;
  rightsChecked: boolean;
  /** Changes with every wish; PostgreSQL's own text, since a Date would lose the microseconds. */
  version: string;
};

/** What somebody wants of an account and is not done yet, also what failed before. Whoever asks keeps every other job of this account waiting. */
export async function findWantedChange(
  transaction: Transaction,
  userId: string,
): Promise<WantedAccountChange | undefined> {
  await transaction.query("select pg_advisory_xact_lock(hashtextextended('account:' || $1, 0))", [userId]);
  const { rows } = await transaction.query<WantedAccountChange>(
    `select change, customer_number as "customerNumber", registration_id as "registrationId",
            change_by_id as "byId", change_rights_checked as "rightsChecked", changed_at::text as version
     from portal_user where user_id = $1 and change is not null`,
    [userId],
  );
  return rows[0];
}
