import { PgBoss } from "pg-boss";
import type { Database } from "../database/database.ts";
import { JOB_SCHEMA, QUEUES } from "./queues.ts";

/**
 * Installs or updates pg-boss's schema and the queues, with the role that owns the schema, and lets the service's role
 * work with them. The service itself never runs DDL (GUARDS R7).
 */
export async function installJobs(connectionString: string, owner: Database): Promise<void> {
  const boss = new PgBoss({
    connectionString,
    schema: JOB_SCHEMA,
    max: 2,
    supervise: false,
    schedule: false,
    registerInstance: false,
  });
  let fault: Error | undefined;
  boss.on("error", (error) => (fault ??= error));
  await boss.start();
  try {
    for (const { name, policy, ...options } of QUEUES) {
      if (await boss.getQueue(name)) await boss.updateQueue(name, options);
      else await boss.createQueue(name, { ...options, ...(policy && { policy }) });
    }
  } finally {
    await boss.stop({ graceful: false });
  }
  if (fault) throw fault;
  // What the operators' list of faults reads: pg-boss itself never looks for failed jobs of every queue.
  await owner.query(
    `create index if not exists job_failed on ${JOB_SCHEMA}.job_common (created_on desc, id desc) where state = 'failed'`,
  );
  await owner.query(
    `grant usage on schema ${JOB_SCHEMA} to approval_app;
     grant select, insert, update, delete on all tables in schema ${JOB_SCHEMA} to approval_app;
     grant usage on all sequences in schema ${JOB_SCHEMA} to approval_app;
     grant execute on all functions in schema ${JOB_SCHEMA} to approval_app;`,
  );
}
