import type { Transaction } from "../database/database.ts";
import type { Actor, State } from "../registration/registration.ts";

export type AuditAction =
  | "registered"
  | "registered-again"
  | "invited"
  | "confirmed"
  | "confirmation-refused"
  | "user-created"
  | "already-registered"
  | "approved"
  | "rejected"
  | "decision-effective"
  | "decision-undone"
  | "decision-void"
  | "completed"
  | "expired"
  | "withdrawn"
  | "forgotten"
  | "completion-mail-requested"
  | "deactivated"
  | "reactivated"
  | "removed"
  | "change-effective"
  | "change-void"
  | "change-failed"
  | "super-admin-appointed"
  | "super-admin-withdrawn"
  | "email-corrected"
  | "fault-retried"
  | "fault-discarded"
  | "reconciled"
  | "mail-dropped"
  | "access-refused";

export type AuditEntry = {
  registrationId: string | null;
  /** The account it was done to, where the registration does not say whose it is, or there is none. */
  userId?: string | null;
  action: AuditAction;
  actor: Actor;
  before?: State;
  after?: State;
  requestId?: string;
};

/** Adds to the history, in the transaction of the change it tells of: there is never one without the other. */
export async function appendAudit(transaction: Transaction, entry: AuditEntry): Promise<void> {
  const { actor } = entry;
  const [actorId, actorName] = "id" in actor ? [actor.id, actor.name] : [null, null];
  await transaction.query(
    `insert into audit (registration_id, action, actor_type, actor_id, actor_name, before_state, after_state, request_id, user_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      entry.registrationId,
      entry.action,
      actor.type,
      actorId,
      actorName,
      entry.before ?? null,
      entry.after ?? null,
      entry.requestId ?? null,
      entry.userId ?? null,
    ],
  );
}
