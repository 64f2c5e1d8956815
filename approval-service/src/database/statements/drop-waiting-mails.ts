import { JOB_NAMES, JOB_SCHEMA } from "../../jobs/queues.ts";
import type { Transaction } from "../database.ts";

/** What a mail comes of, and nothing else. */
const MAILS = JOB_NAMES.filter((name) => name.startsWith("mail-") || name === "inform-approvers");

const WAITING = "name = any($1::text[]) and state in ('created', 'retry', 'active')";

export async function countWaitingMails(transaction: Transaction): Promise<number> {
  const { rows } = await transaction.query<{ count: number }>(
    `select count(*)::int as count from ${JOB_SCHEMA}.job where ${WAITING}`,
    [MAILS],
  );
  return rows[0]?.count ?? 0;
}

/** Takes every mail that waits to be sent out of the queue, each with its row in the audit; how many there were. */
export async function dropWaitingMails(transaction: Transaction): Promise<number> {
  const { rowCount } = await transaction.query(
    `with dropped as (delete from ${JOB_SCHEMA}.job where ${WAITING} returning data)
     insert into audit (registration_id, user_id, action, actor_type)
     select (data ->> 'registrationId')::uuid, data ->> 'userId', 'mail-dropped', 'service' from dropped`,
    [MAILS],
  );
  return rowCount;
}
