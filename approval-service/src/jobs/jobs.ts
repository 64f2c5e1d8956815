import type { Transaction } from "../database/database.ts";
import type { JobData, JobName } from "./queues.ts";

/** How the use cases ask for something to be done later. */
export type Jobs = {
  /**
   * Enqueues a job in the transaction of the change that asks for it: there is never one without the other.
   * @param options.key at most one job with this key waits at a time
   */
  enqueue<Name extends JobName>(
    transaction: Transaction,
    name: Name,
    data: JobData[Name],
    options?: { key?: string; afterSeconds?: number },
  ): Promise<void>;
};

/** What operators do about jobs that fail. */
export type JobRepairs = {
  /** Has a failed job tried again. */
  retry(transaction: Transaction, name: JobName, id: string): Promise<void>;
  /** Takes a job away, so that it is never done. */
  discard(transaction: Transaction, name: JobName, id: string): Promise<void>;
};

/** What a running job knows of itself. */
export type JobContext = {
  /** Stays the same over all retries. */
  jobId: string;
};

/** A job that cannot succeed however often it is tried: it ends as failed, visible, with this reason. */
export class PermanentFailure extends Error {
  override readonly name = "PermanentFailure";
}
