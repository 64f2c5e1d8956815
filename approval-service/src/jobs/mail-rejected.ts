import { findRegistration } from "../database/statements/find-registration.ts";
import { rejectedMail } from "../mail/rejected-mail.ts";
import type { JobContext } from "./jobs.ts";
import type { JobParts } from "./parts.ts";

/** Tells the employee that the registration was rejected, and why. */
export async function mailRejected(
  { database, mailer }: JobParts,
  { registrationId }: { registrationId: string },
  { jobId }: JobContext,
): Promise<void> {
  const registration = await findRegistration(database, registrationId);
  if (registration?.state !== "rejected") return;
  const { locale, firstName, lastName, rejectionReason, email } = registration;
  const mail = rejectedMail({ language: locale, firstName, lastName, reason: rejectionReason ?? "" });
  await mailer.send(mail, { name: `${firstName} ${lastName}`, address: email }, jobId);
}
