import type { NoticeKind } from "../../registration/approver-notice.ts";
import type { Transaction } from "../database.ts";

/**
 * Notes that a person is to be told of a registration: nothing when this job has noted it before, or when they know that it
 * waits. Reminders come more than once.
 */
export async function addApproverNotice(
  transaction: Transaction,
  notice: { foundBy: string; userId: string; registrationId: string; kind: NoticeKind },
): Promise<void> {
  await transaction.query(
    `insert into approver_notice (found_by, user_id, registration_id, kind)
     select $1, $2, $3, $4
      where $4 <> 'request'
         or not exists (select from approver_notice where user_id = $2 and registration_id = $3 and kind = $4)
     on conflict do nothing`,
    [notice.foundBy, notice.userId, notice.registrationId, notice.kind],
  );
}
