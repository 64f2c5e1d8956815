import { appendAudit } from "../audit/append-audit.ts";
import type { Database, Transaction } from "../database/database.ts";
import { decideRegistration } from "../database/statements/decide-registration.ts";
import { findRegistration } from "../database/statements/find-registration.ts";
import { findVisibleRegistration } from "../database/statements/find-visible-registration.ts";
import { isOwnRegistration } from "../database/statements/is-own-registration.ts";
import type { Jobs } from "../jobs/jobs.ts";
import { emailKeyOf } from "./email-address.ts";
import { type Actor, actorOf, type Registration } from "./registration.ts";
import type { Caller } from "./rights.ts";

export type DecisionOutcome =
  | { outcome: "decided"; registration: Registration }
  | { outcome: "already-decided"; registration: Registration }
  | { outcome: "own-registration" }
  | { outcome: "not-found" };

export type DecisionParts = {
  database: Database;
  jobs: Jobs;
  /** Seconds in which whoever decided can take it back. */
  undoWindow: number;
};

export type DecisionRequest = { registrationId: string; caller: Caller; requestId: string };

/**
 * What approve and reject have in common: one conditional UPDATE decides who was first, and the loser reads who decided. A registration of another customer is not found, for saying more would tell that it exists.
 */
export async function decide(
  { database, jobs, undoWindow }: DecisionParts,
  { registrationId, caller, requestId }: DecisionRequest,
  verdict: { state: "approved" } | { state: "rejected"; reason: string },
): Promise<DecisionOutcome> {
  const { customerNumber, checked } = caller;
  const person = { id: caller.userId, name: caller.name, emailKey: emailKeyOf(caller.email) };
  const actor = actorOf(caller);

  return database.transaction(async (transaction) => {
    const registration = await decideRegistration(transaction, {
      registrationId,
      state: verdict.state,
      rejectionReason: verdict.state === "rejected" ? verdict.reason : null,
      customerNumber,
      rightsChecked: checked,
      decider: person,
    });
    if (!registration)
      return whyNot(transaction, { registrationId, customerNumber, person, actor, requestId });
    await appendAudit(transaction, {
      registrationId,
      action: verdict.state,
      actor,
      before: "pending",
      after: verdict.state,
      requestId,
    });
    const job = verdict.state === "approved" ? "activate-user" : "carry-out-rejection";
    await jobs.enqueue(transaction, job, { registrationId }, { afterSeconds: undoWindow });
    return { outcome: "decided", registration };
  });
}

async function whyNot(
  transaction: Transaction,
  attempt: {
    registrationId: string;
    customerNumber: string | null;
    person: { id: string; emailKey: string };
    actor: Actor;
    requestId: string;
  },
): Promise<DecisionOutcome> {
  const { registrationId, customerNumber, person, actor, requestId } = attempt;
  const registration = await findVisibleRegistration(transaction, registrationId, customerNumber);
  if (!registration) {
    if (await findRegistration(transaction, registrationId)) {
      await appendAudit(transaction, { registrationId, action: "access-refused", actor, requestId });
    }
    return { outcome: "not-found" };
  }
  if (registration.state === "pending" && (await isOwnRegistration(transaction, registrationId, person))) {
    return { outcome: "own-registration" };
  }
  return { outcome: "already-decided", registration };
}
