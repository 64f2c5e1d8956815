import { appendAudit } from "../audit/append-audit.ts";
import type { Database } from "../database/database.ts";
import { upsertRegistration } from "../database/statements/upsert-registration.ts";
import type { Jobs } from "../jobs/jobs.ts";
import type { Language } from "../language.ts";
import type { Customer } from "./customer.ts";
import type { EmailAddress } from "./email-address.ts";

/** What the employee has typed and the CRM has confirmed. */
export type Application = {
  email: EmailAddress;
  firstName: string;
  lastName: string;
  customer: Customer;
  locale: Language;
  privacyVersion: string;
  marketingConsent: boolean;
};

/**
 * An employee registers: the registration is kept, or what was typed last if one is unconfirmed under this address, and
 * a mail is on its way. The answer and the work are the same whatever the address's state (GUARDS A1); which mail it is
 * and whether one may be sent is decided by the job.
 */
export async function register(
  { database, jobs }: { database: Database; jobs: Jobs },
  { email, customer, ...typed }: Application,
  requestId: string,
): Promise<{ registrationId: string }> {
  return database.transaction(async (transaction) => {
    const { id, state, isNew } = await upsertRegistration(transaction, {
      ...typed,
      email: email.address,
      emailKey: email.key,
      customerNumber: customer.number,
      customerName: customer.name,
    });
    await appendAudit(transaction, {
      registrationId: id,
      action: isNew ? "registered" : "registered-again",
      actor: { type: "employee" },
      ...(!isNew && { before: state }),
      after: state,
      requestId,
    });
    await jobs.enqueue(transaction, "mail-registrant", { registrationId: id }, { key: id });
    return { registrationId: id };
  });
}
