import { type JobResult, PgBoss } from "pg-boss";
import type { Transaction } from "../database/database.ts";
import { IdentityRefused } from "../identity/identity.ts";
import type { Log } from "../log.ts";
import { describeError } from "../log.ts";
import { MailRefused } from "../mail/mailer.ts";
import { HANDLERS, type Handlers } from "./handlers.ts";
import { type JobRepairs, type Jobs, PermanentFailure } from "./jobs.ts";
import type { JobParts } from "./parts.ts";
import { CONCURRENCY, JOB_NAMES, JOB_SCHEMA, type JobData, type JobName } from "./queues.ts";

export type JobRunner = Jobs &
  JobRepairs & {
    /** Begins to work on jobs and to schedule the regular ones. */
    work(parts: JobParts, schedules: Partial<Record<JobName, string>>): Promise<void>;
    /** Lets running jobs finish, then stops. */
    stop(): Promise<void>;
  };

/** How often a worker looks for a job. Right after a job it looks at once, so a backlog never waits for this. */
const POLLING_SECONDS = 1;

/**
 * Connects to the queue as the service's role: no DDL, no migrations.
 * @throws when pg-boss's schema is missing or of another version
 */
export async function startJobs(options: {
  connectionString: string;
  log: Log;
  pollingSeconds?: number;
}): Promise<JobRunner> {
  const { log, pollingSeconds = POLLING_SECONDS } = options;
  const boss = new PgBoss({
    connectionString: options.connectionString,
    schema: JOB_SCHEMA,
    max: 6,
    application_name: "approval-service jobs",
    migrate: false,
    createSchema: false,
    reindex: false,
    // Finding the jobs of a killed process within 30 s: see queues.ts.
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
  });
  boss.on("error", (error) => {
    log.error({ err: error }, "The job queue reports an error.");
  });
  boss.on("warning", ({ message }) => {
    log.warn({ message }, "The job queue warns.");
  });
  await boss.start();

  async function workOn<Name extends JobName>(
    name: Name,
    handle: Handlers[Name],
    parts: JobParts,
  ): Promise<void> {
    for (let worker = 0; worker < (CONCURRENCY[name] ?? 1); worker++) {
      const workerId: string = await boss.work<JobData[Name]>(
        name,
        { pollingIntervalSeconds: pollingSeconds, perJobResults: true, heartbeatRefreshSeconds: 3 },
        async (batch) => {
          boss.notifyWorker(workerId);
          return Promise.all(
            batch.map(({ id, data }) => settle(id, name, log, () => handle(parts, data, { jobId: id }))),
          );
        },
      );
    }
  }

  return {
    async enqueue(transaction, name, data, { key, afterSeconds } = {}) {
      await boss.send(name, data, {
        db: statementsOf(transaction),
        ...(key !== undefined && { singletonKey: key }),
        ...(afterSeconds !== undefined && { startAfter: afterSeconds }),
      });
    },
    async retry(transaction, name, id) {
      await boss.retry(name, id, { db: statementsOf(transaction) });
    },
    async discard(transaction, name, id) {
      await boss.deleteJob(name, id, { db: statementsOf(transaction) });
    },
    async work(parts, schedules) {
      for (const name of JOB_NAMES) await workOn(name, HANDLERS[name], parts);
      for (const [name, cron] of Object.entries(schedules)) await boss.schedule(name, cron);
    },
    stop: () => boss.stop({ graceful: true, timeout: 20_000 }),
  };
}

/** Runs one job and tells pg-boss how it ended; what is kept and logged of a failure names no person. */
async function settle(id: string, name: JobName, log: Log, run: () => Promise<void>): Promise<JobResult> {
  try {
    await run();
    log.debug({ jobId: id, job: name }, "Job done.");
    return { id, status: "completed" };
  } catch (error) {
    const permanent =
      error instanceof PermanentFailure || error instanceof MailRefused || error instanceof IdentityRefused;
    const output = {
      reason: error instanceof Error && permanent ? error.message : undefined,
      ...describeError(error),
    };
    if (permanent)
      log.error({ jobId: id, job: name, err: error, reason: output.reason }, "Job failed for good.");
    else log.warn({ jobId: id, job: name, err: error }, "Job failed and will be tried again.");
    // „deadletter" without a dead letter queue means: failed, and not retried.
    return { id, status: permanent ? "deadletter" : "failed", output };
  }
}

function statementsOf(transaction: Transaction) {
  return { executeSql: (text: string, values?: unknown[]) => transaction.query(text, values) };
}
