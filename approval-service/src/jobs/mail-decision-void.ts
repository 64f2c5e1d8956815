import { findRegistration } from "../database/statements/find-registration.ts";
import { decisionVoidMail } from "../mail/decision-void-mail.ts";
import { findPortalUser } from "../portal-users/find-portal-user.ts";
import { nameOf } from "../portal-users/record-portal-user.ts";
import type { JobContext } from "./jobs.ts";
import type { JobParts } from "./parts.ts";

/** Tells the person who decided that the decision could not take effect. */
export async function mailDecisionVoid(
  { database, mailer }: JobParts,
  { registrationId, userId }: { registrationId: string; userId: string },
  { jobId }: JobContext,
): Promise<void> {
  const registration = await findRegistration(database, registrationId);
  const recipient = await findPortalUser(database, userId);
  if (!registration || !recipient) return;
  const mail = decisionVoidMail({
    language: recipient.locale ?? "de",
    recipientName: nameOf(recipient),
    employee: registration,
    // Of a void decision on a registration nothing is left: it waits as if nobody had decided.
    wasInvitation: registration.decision !== null && registration.confirmedAt === null,
  });
  await mailer.send(mail, { name: nameOf(recipient), address: recipient.email }, jobId);
}
