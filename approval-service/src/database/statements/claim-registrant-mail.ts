import type { Transaction } from "../database.ts";

/**
 * Whether this job may send its mail to the address now: at most one a minute and three a day. A job that has claimed
 * its place keeps it, so that a retry after a crash still sends.
 */
export async function claimRegistrantMail(
  transaction: Transaction,
  jobId: string,
  emailKey: string,
): Promise<boolean> {
  // Two jobs for one address wait for each other here; other addresses hardly ever share a lock.
  await transaction.query("select pg_advisory_xact_lock(hashtextextended('registrant-mail:' || $1, 0))", [
    emailKey,
  ]);
  const { rowCount } = await transaction.query(
    `insert into registrant_mail (job_id, email_key)
     select $1, $2
     where exists (select from registrant_mail where job_id = $1)
        or (not exists (select from registrant_mail
                        where email_key = $2 and claimed_at > now() - interval '1 minute')
            and (select count(*) from registrant_mail
                 where email_key = $2 and claimed_at > now() - interval '1 day') < 3)
     on conflict (job_id) do update set email_key = excluded.email_key`,
    [jobId, emailKey],
  );
  return rowCount === 1;
}
