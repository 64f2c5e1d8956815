import { appendAudit } from "../audit/append-audit.ts";
import type { Database, Queryable, Transaction } from "../database/database.ts";
import { confirmRegistration } from "../database/statements/confirm-registration.ts";
import { findConfirmation } from "../database/statements/find-confirmation.ts";
import { findRegistration } from "../database/statements/find-registration.ts";
import { lockRegistration } from "../database/statements/lock-registration.ts";
import { useConfirmation } from "../database/statements/use-confirmation.ts";
import type { Jobs } from "../jobs/jobs.ts";
import { type ConfirmationToken, hashOf } from "./confirmation-token.ts";
import type { Registration } from "./registration.ts";

/**
 * What a link that was mailed to the employee is worth at the moment. `usable`: it confirms. `status`: nothing is left to
 * confirm, and it shows where the registration stands, for as long as that may take.
 */
export type LinkState =
  | { link: "usable"; registration: Registration }
  | { link: "status"; registration: Registration }
  | UnusableLink;

export type UnusableLink =
  { link: "expired" | "superseded"; registration: Registration } | { link: "unknown" };

/** Reads what a link leads to. Changes nothing, however often a mail scanner opens it (GUARDS T1). */
export async function inspectLink(
  database: Queryable,
  token: ConfirmationToken | undefined,
): Promise<LinkState> {
  const confirmation = token && (await findConfirmation(database, hashOf(token)));
  const registration = confirmation && (await findRegistration(database, confirmation.registrationId));
  if (!registration || registration.state === "already-registered") return { link: "unknown" };
  if (registration.state === "expired" && !registration.confirmedAt) return { link: "expired", registration };
  // The newest mail alone shows anything: an earlier one may have gone to an address that was mistyped.
  if (confirmation.superseded) return { link: "superseded", registration };
  if (registration.state !== "unconfirmed") return { link: "status", registration };
  if (confirmation.expired) return { link: "expired", registration };
  return { link: "usable", registration };
}

export type ConfirmOutcome =
  | { outcome: "confirmed" | "status"; registration: Registration }
  | { outcome: "refused"; found: UnusableLink };

/**
 * The employee confirms the registration: it waits for the decision now, the disabled user is created and those who
 * decide are informed. The second of two clicks learns where the registration stands.
 */
export async function confirm(
  { database, jobs }: { database: Database; jobs: Jobs },
  token: ConfirmationToken | undefined,
  requestId: string,
): Promise<ConfirmOutcome> {
  return database.transaction(async (transaction) => {
    const confirmation = token && (await findConfirmation(transaction, hashOf(token)));
    if (confirmation) await lockRegistration(transaction, confirmation.registrationId);
    const found = await inspectLink(transaction, token);

    if (found.link === "status") return { outcome: "status", registration: found.registration };
    if (found.link !== "usable") {
      await noteRefusedLink(transaction, found, requestId);
      return { outcome: "refused", found };
    }

    const { registration } = found;
    await confirmRegistration(transaction, registration.id);
    if (token) await useConfirmation(transaction, hashOf(token));
    await appendAudit(transaction, {
      registrationId: registration.id,
      action: "confirmed",
      actor: { type: "employee" },
      before: "unconfirmed",
      after: "pending",
      requestId,
    });
    await jobs.enqueue(transaction, "create-user", { registrationId: registration.id });
    await jobs.enqueue(transaction, "inform-approvers", { registrationId: registration.id });
    return { outcome: "confirmed", registration };
  });
}

/** Notes that somebody pressed a button with a link that is worth nothing (GUARDS T2). */
export async function noteRefusedLink(
  transaction: Transaction,
  found: UnusableLink,
  requestId: string,
): Promise<void> {
  await appendAudit(transaction, {
    registrationId: found.link === "unknown" ? null : found.registration.id,
    action: "confirmation-refused",
    actor: { type: "employee" },
    requestId,
  });
}
