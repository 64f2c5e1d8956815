import { type Fault, reasonOf } from "../../faults/fault.ts";
import { JOB_NAMES, JOB_SCHEMA, type JobName } from "../../jobs/queues.ts";
import type { Queryable } from "../database.ts";

/** Where a page begins: after this fault. The time is PostgreSQL's own text, which keeps the microseconds. */
export type FaultCursor = { since: string; id: string };

/** A job that is tried again is a fault once it has been tried so often and for so long; most heal by themselves. */
const AGAIN_AND_AGAIN =
  "state in ('retry', 'active') and retry_count >= 10 and created_on < now() - interval '10 minutes'";

type FaultRow = {
  id: string;
  name: JobName;
  has_failed: boolean;
  output: unknown;
  created_on: Date;
  since: string;
  attempts: number;
  registration_id: string | null;
  registration_first_name: string;
  registration_last_name: string;
  registration_email: string;
  registration_customer_number: string;
  is_confirmed: boolean;
  user_id: string | null;
  user_first_name: string;
  user_last_name: string;
  user_email: string;
  user_customer_number: string | null;
};

/** One page of the jobs that have failed or fail again and again, latest first. */
export async function listFaults(
  database: Queryable,
  { after, limit }: { after: FaultCursor | undefined; limit: number },
): Promise<{ items: Fault[]; next: FaultCursor | undefined }> {
  const page = (condition: string) => `
    (select id, name, state, output, data, created_on, retry_count from ${JOB_SCHEMA}.job
     where ${condition} and name = any($1::text[])
       and ($2::timestamptz is null or (created_on, id) < ($2::timestamptz, $3::uuid))
     order by created_on desc, id desc limit $4)`;
  const { rows } = await database.query<FaultRow>(
    `select job.id, job.name, job.state = 'failed' as has_failed, job.output, job.created_on,
            job.created_on::text as since, job.retry_count + 1 as attempts,
            registration.id as registration_id, registration.first_name as registration_first_name,
            registration.last_name as registration_last_name, registration.email as registration_email,
            registration.customer_number as registration_customer_number,
            registration.confirmed_at is not null as is_confirmed,
            portal_user.user_id, portal_user.first_name as user_first_name, portal_user.last_name as user_last_name,
            portal_user.email as user_email, portal_user.customer_number as user_customer_number
     from (${page("state = 'failed'")} union all ${page(AGAIN_AND_AGAIN)}
           order by created_on desc, id desc limit $4) as job
     left join registration
       on registration.id = (job.data ->> 'registrationId')::uuid and registration.forgotten_at is null
     left join portal_user on portal_user.user_id = job.data ->> 'userId'
     order by job.created_on desc, job.id desc`,
    [JOB_NAMES, after?.since ?? null, after?.id ?? null, limit + 1],
  );
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map(toFault),
    next: rows.length > limit && last ? { since: last.since, id: last.id } : undefined,
  };
}

function toFault(row: FaultRow): Fault {
  return {
    id: row.id,
    job: row.name,
    hasFailed: row.has_failed,
    ...reasonOf(row.output),
    since: row.created_on,
    attempts: row.attempts,
    registration:
      row.registration_id === null
        ? null
        : {
            id: row.registration_id,
            firstName: row.registration_first_name,
            lastName: row.registration_last_name,
            email: row.registration_email,
            customerNumber: row.registration_customer_number,
            isConfirmed: row.is_confirmed,
          },
    user:
      row.user_id === null
        ? null
        : {
            userId: row.user_id,
            firstName: row.user_first_name,
            lastName: row.user_last_name,
            email: row.user_email,
            customerNumber: row.user_customer_number,
          },
  };
}
