import { findRegistration } from "../database/statements/find-registration.ts";
import { approvalRequestedMail } from "../mail/approval-requested-mail.ts";
import { findPortalUser } from "../portal-users/find-portal-user.ts";
import { nameOf } from "../portal-users/record-portal-user.ts";
import type { JobContext } from "./jobs.ts";
import type { JobParts } from "./parts.ts";

/** Tells one super admin or operator that a registration waits, with the link to it. */
export async function mailApprover(
  { database, mailer, links }: JobParts,
  { registrationId, userId }: { registrationId: string; userId: string },
  { jobId }: JobContext,
): Promise<void> {
  const registration = await findRegistration(database, registrationId);
  const recipient = await findPortalUser(database, userId);
  if (registration?.state !== "pending" || !recipient) return;
  const mail = approvalRequestedMail({
    language: recipient.locale ?? "de",
    as: recipient.isOperator ? "operator" : "super-admin",
    recipientName: nameOf(recipient),
    employee: registration,
    customer: { number: registration.customerNumber, name: registration.customerName },
    href: links.registration(registrationId),
  });
  await mailer.send(mail, { name: nameOf(recipient), address: recipient.email }, jobId);
}
