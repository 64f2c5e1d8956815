import { appendAudit } from "../audit/append-audit.ts";
import type { Database, Queryable } from "../database/database.ts";
import { confirmRegistration } from "../database/statements/confirm-registration.ts";
import { findConfirmation } from "../database/statements/find-confirmation.ts";
import { findRegistration } from "../database/statements/find-registration.ts";
import { lockRegistration } from "../database/statements/lock-registration.ts";
import { useConfirmation } from "../database/statements/use-confirmation.ts";
import type { Jobs } from "../jobs/jobs.ts";
import { type ConfirmationToken, hashOf } from "./confirmation-token.ts";
import type { Registration } from "./registration.ts";

/** What a confirmation link is worth at the moment. */
export type LinkState =
  | { link: "usable" | "already-confirmed" | "expired" | "superseded"; registration: Registration }
  | { link: "unknown" };

/** Reads what a link leads to. Changes nothing, however often a mail scanner opens it (GUARDS T1). */
export async function inspectLink(
  database: Queryable,
  token: ConfirmationToken | undefined,
): Promise<LinkState> {
  const confirmation = token && (await findConfirmation(database, hashOf(token)));
  const registration = confirmation && (await findRegistration(database, confirmation.registrationId));
  if (!registration || registration.state === "already-registered") return { link: "unknown" };
  if (registration.state === "expired") return { link: "expired", registration };
  if (registration.confirmedAt) return { link: "already-confirmed", registration };
  if (confirmation.superseded) return { link: "superseded", registration };
  if (confirmation.expired) return { link: "expired", registration };
  return { link: "usable", registration };
}

export type ConfirmOutcome =
  | { outcome: "confirmed" | "already-confirmed" | "expired" | "superseded"; registration: Registration }
  | { outcome: "unknown" };

/**
 * The employee confirms the registration: it waits for the decision now, the disabled user is created and those who
 * decide are informed. The second of two clicks learns that it was confirmed already.
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

    if (found.link !== "usable") {
      const registrationId = found.link === "unknown" ? null : found.registration.id;
      if (found.link !== "already-confirmed") {
        await appendAudit(transaction, {
          registrationId,
          action: "confirmation-refused",
          actor: { type: "employee" },
          requestId,
        });
      }
      return found.link === "unknown"
        ? { outcome: "unknown" }
        : { outcome: found.link, registration: found.registration };
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
