import { JOB_NAMES, JOB_SCHEMA, type JobName } from "../../jobs/queues.ts";
import type { Transaction } from "../database.ts";

export type LockedJob = {
  name: JobName;
  hasFailed: boolean;
  registrationId: string | null;
  userId: string | null;
};

/** A job that is not done yet, by its id; one that has failed, too. It stays as it is until the transaction ends. */
export async function lockJob(transaction: Transaction, id: string): Promise<LockedJob | undefined> {
  const { rows } = await transaction.query<LockedJob>(
    `select name, state = 'failed' as "hasFailed", data ->> 'registrationId' as "registrationId",
            data ->> 'userId' as "userId"
     from ${JOB_SCHEMA}.job
     where name = any($1::text[]) and id = $2 and state in ('created', 'retry', 'active', 'failed')
     for update`,
    [JOB_NAMES, id],
  );
  return rows[0];
}
