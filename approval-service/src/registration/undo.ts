import { appendAudit } from "../audit/append-audit.ts";
import type { Database } from "../database/database.ts";
import { findRegistration } from "../database/statements/find-registration.ts";
import { findVisibleRegistration } from "../database/statements/find-visible-registration.ts";
import { lockRegistration } from "../database/statements/lock-registration.ts";
import { undoDecision } from "../database/statements/undo-decision.ts";
import type { Jobs } from "../jobs/jobs.ts";
import { actorOf, type Registration } from "./registration.ts";
import type { Caller } from "./rights.ts";

export type UndoOutcome =
  | { outcome: "undone"; registration: Registration }
  | { outcome: "too-late"; registration: Registration }
  | { outcome: "not-found" };

/**
 * Who decided takes it back, within seconds: the registration waits again, nothing has been done and nobody was told. After
 * that, and for everybody else, it is too late. Those who decide and were left out of a mail meanwhile get theirs.
 */
export async function undo(
  { database, jobs, undoWindow }: { database: Database; jobs: Jobs; undoWindow: number },
  { registrationId: id, caller, requestId }: { registrationId: string; caller: Caller; requestId: string },
): Promise<UndoOutcome> {
  return database.transaction(async (transaction) => {
    await lockRegistration(transaction, id);
    const read = () => findVisibleRegistration(transaction, id, caller.customerNumber);
    const registration = await read();
    if (!registration) {
      if (await findRegistration(transaction, id)) {
        const actor = actorOf(caller);
        await appendAudit(transaction, { registrationId: id, action: "access-refused", actor, requestId });
      }
      return { outcome: "not-found" };
    }
    const { state } = registration;
    if (state !== "approved" && state !== "rejected") return { outcome: "too-late", registration };
    const isUndone = await undoDecision(transaction, {
      id,
      state,
      deciderId: caller.userId,
      window: undoWindow,
    });
    if (!isUndone) return { outcome: "too-late", registration };
    await appendAudit(transaction, {
      registrationId: id,
      action: "decision-undone",
      actor: actorOf(caller),
      before: state,
      after: "pending",
      requestId,
    });
    await jobs.enqueue(transaction, "inform-approvers", { registrationId: id });
    return { outcome: "undone", registration: (await read()) ?? registration };
  });
}
