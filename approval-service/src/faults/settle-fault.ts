import { appendAudit } from "../audit/append-audit.ts";
import type { Database } from "../database/database.ts";
import { lockJob } from "../database/statements/lock-job.ts";
import type { JobRepairs } from "../jobs/jobs.ts";
import { actorOf } from "../registration/registration.ts";
import type { Caller } from "../registration/rights.ts";

/**
 * An operator has a failed job tried again, or discarded: then what it was to do is never done. One that is still being
 * tried needs no asking again. `not-found`: it has succeeded, or somebody else has discarded it.
 */
export async function settleFault(
  { database, jobs }: { database: Database; jobs: JobRepairs },
  wish: "retry" | "discard",
  { jobId, caller, requestId }: { jobId: string; caller: Caller; requestId: string },
): Promise<"done" | "not-found"> {
  return database.transaction(async (transaction) => {
    const job = await lockJob(transaction, jobId);
    if (!job) return "not-found";
    if (wish === "retry" && !job.hasFailed) return "done";
    await jobs[wish](transaction, job.name, jobId);
    await appendAudit(transaction, {
      registrationId: job.registrationId,
      userId: job.userId,
      action: wish === "retry" ? "fault-retried" : "fault-discarded",
      actor: actorOf(caller),
      requestId,
    });
    return "done";
  });
}
