import { appendAudit } from "../audit/append-audit.ts";
import type { Database } from "../database/database.ts";
import { findRegistration } from "../database/statements/find-registration.ts";
import { withdrawRegistration } from "../database/statements/withdraw-registration.ts";
import type { Jobs } from "../jobs/jobs.ts";
import { inspectLink, noteRefusedLink, type UnusableLink } from "./confirm.ts";
import type { ConfirmationToken } from "./confirmation-token.ts";
import type { Registration, State } from "./registration.ts";

/** Whether the employee can take a registration in this state back: until it is decided. */
export function isWithdrawable(state: State): boolean {
  return state === "unconfirmed" || state === "pending";
}

export type WithdrawOutcome =
  | { outcome: "withdrawn" | "too-late"; registration: Registration }
  | { outcome: "refused"; found: UnusableLink };

/**
 * The employee takes the registration back: unconfirmed or pending → withdrawn, and the job is on its way that deletes
 * the disabled user. One conditional UPDATE decides between this and an approval at the same moment; who comes too late
 * learns where the registration stands. The second of two clicks finds it withdrawn.
 */
export async function withdraw(
  { database, jobs }: { database: Database; jobs: Jobs },
  token: ConfirmationToken | undefined,
  requestId: string,
): Promise<WithdrawOutcome> {
  return database.transaction(async (transaction) => {
    const found = await inspectLink(transaction, token);
    if (found.link !== "usable" && found.link !== "status") {
      await noteRefusedLink(transaction, found, requestId);
      return { outcome: "refused", found };
    }
    const { id } = found.registration;
    const before = await withdrawRegistration(transaction, id);
    if (before) {
      await appendAudit(transaction, {
        registrationId: id,
        action: "withdrawn",
        actor: { type: "employee" },
        before,
        after: "withdrawn",
        requestId,
      });
      await jobs.enqueue(transaction, "remove-user", { registrationId: id });
    }
    const registration = (await findRegistration(transaction, id)) ?? found.registration;
    return { outcome: registration.state === "withdrawn" ? "withdrawn" : "too-late", registration };
  });
}
