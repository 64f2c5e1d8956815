import { appendAudit } from "../audit/append-audit.ts";
import type { Database } from "../database/database.ts";
import { changeUnconfirmedEmail, EmailTaken } from "../database/statements/change-unconfirmed-email.ts";
import { findRegistration } from "../database/statements/find-registration.ts";
import { supersedeConfirmations } from "../database/statements/supersede-confirmations.ts";
import type { Jobs } from "../jobs/jobs.ts";
import { isEmailInUse } from "../portal-users/is-email-in-use.ts";
import type { EmailAddress } from "./email-address.ts";
import { actorOf, type Registration } from "./registration.ts";
import type { Caller } from "./rights.ts";

export type CorrectEmailOutcome =
  | { outcome: "corrected" | "not-unconfirmed"; registration: Registration }
  | { outcome: "not-found" | "email-in-use" };

/**
 * An operator corrects an address that was mistyped, before anybody has confirmed it. The link that was mailed before is
 * worth nothing any more; a new one goes to the new address, as often as one may (GUARDS A6). The history names no address.
 */
export async function correctEmail(
  { database, jobs }: { database: Database; jobs: Jobs },
  { registrationId: id, email }: { registrationId: string; email: EmailAddress },
  { caller, requestId }: { caller: Caller; requestId: string },
): Promise<CorrectEmailOutcome> {
  try {
    return await database.transaction(async (transaction) => {
      if (await isEmailInUse(transaction, email.key)) return { outcome: "email-in-use" };
      const isCorrected = await changeUnconfirmedEmail(transaction, id, email);
      const registration = await findRegistration(transaction, id);
      if (!registration) return { outcome: "not-found" };
      if (!isCorrected) return { outcome: "not-unconfirmed", registration };
      await supersedeConfirmations(transaction, id);
      await appendAudit(transaction, {
        registrationId: id,
        action: "email-corrected",
        actor: actorOf(caller),
        before: "unconfirmed",
        after: "unconfirmed",
        requestId,
      });
      await jobs.enqueue(transaction, "mail-registrant", { registrationId: id }, { key: id });
      return { outcome: "corrected", registration };
    });
  } catch (error) {
    if (error instanceof EmailTaken) return { outcome: "email-in-use" };
    throw error;
  }
}
