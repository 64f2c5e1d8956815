import { JOB_SCHEMA } from "../../jobs/queues.ts";
import type { Queryable } from "../database.ts";

const JOBS = ["activate-user", "carry-out-rejection"];

/** Whether carrying out a decision has failed for good: it will not take effect before somebody of the back office has looked. */
export async function hasDecisionFailed(database: Queryable, registrationId: string): Promise<boolean> {
  const { rows } = await database.query<{ failed: boolean }>(
    `select exists (
       select from ${JOB_SCHEMA}.job
       where name = any($2::text[]) and state = 'failed' and data ->> 'registrationId' = $1::text
     ) as failed`,
    [registrationId, JOBS],
  );
  return rows[0]?.failed ?? false;
}
