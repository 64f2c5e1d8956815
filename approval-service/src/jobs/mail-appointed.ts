import { countPeopleOfCustomers } from "../database/statements/count-people-of-customers.ts";
import { findOwnCustomers } from "../database/statements/find-own-customers.ts";
import { appointedMail } from "../mail/appointed-mail.ts";
import { findPortalUser } from "../portal-users/find-portal-user.ts";
import { nameOf } from "../portal-users/record-portal-user.ts";
import type { JobContext } from "./jobs.ts";
import type { JobParts } from "./parts.ts";

/** Tells somebody that they are a super admin now, unless that was withdrawn in between. */
export async function mailAppointed(
  { database, mailer, links }: JobParts,
  { userId }: { userId: string },
  { jobId }: JobContext,
): Promise<void> {
  const user = await findPortalUser(database, userId);
  if (!user?.isSuperAdmin || !user.enabled || user.customerNumber === null) return;
  const { customerNumber } = user;
  const [customer] = await findOwnCustomers(database, [customerNumber]);
  const counts = await countPeopleOfCustomers(database, [customerNumber]);
  const mail = appointedMail({
    language: user.locale ?? "de",
    recipientName: nameOf(user),
    customerNumber,
    customerName: customer?.name ?? null,
    waiting: counts.get(customerNumber)?.pending ?? 0,
    listHref: links.list,
  });
  await mailer.send(mail, { name: nameOf(user), address: user.email }, jobId);
}
