import { findRegistration } from "../database/statements/find-registration.ts";
import { expiredMail } from "../mail/expired-mail.ts";
import type { JobContext } from "./jobs.ts";
import type { JobParts } from "./parts.ts";

/** Tells the employee that nobody decided in time. */
export async function mailExpired(
  { database, mailer, links }: JobParts,
  { registrationId }: { registrationId: string },
  { jobId }: JobContext,
): Promise<void> {
  const registration = await findRegistration(database, registrationId);
  if (registration?.state !== "expired") return;
  const { locale, firstName, lastName, email } = registration;
  const mail = expiredMail({ language: locale, firstName, lastName, registerHref: links.register });
  await mailer.send(mail, { name: `${firstName} ${lastName}`, address: email }, jobId);
}
