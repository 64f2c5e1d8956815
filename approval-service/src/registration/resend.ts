import { randomUUID } from "node:crypto";
import type { Database } from "../database/database.ts";
import { findRegistrationOfAddress } from "../database/statements/find-registration-of-address.ts";
import type { Jobs } from "../jobs/jobs.ts";
import type { EmailAddress } from "./email-address.ts";

/**
 * An employee asks for the mail again. The answer and the work are the same whatever the address's state (GUARDS A1): for an
 * address that we do not know there is a job too, which finds nothing. Whether a mail may be sent is decided by the job (GUARDS A6).
 */
export async function resend(
  { database, jobs }: { database: Database; jobs: Jobs },
  email: EmailAddress,
): Promise<void> {
  await database.transaction(async (transaction) => {
    const registrationId = (await findRegistrationOfAddress(transaction, email.key)) ?? randomUUID();
    await jobs.enqueue(transaction, "mail-registrant", { registrationId }, { key: registrationId });
  });
}
