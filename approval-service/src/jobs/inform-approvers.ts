import { addApproverNotice } from "../database/statements/add-approver-notice.ts";
import { findRegistration } from "../database/statements/find-registration.ts";
import { openApproverDigest } from "../database/statements/open-approver-digest.ts";
import { findDeciders } from "../portal-users/find-deciders.ts";
import { readGroup } from "../portal-users/read-group.ts";
import type { PortalUser } from "../portal-users/record-portal-user.ts";
import type { NoticeKind } from "../registration/approver-notice.ts";
import { type JobContext, PermanentFailure } from "./jobs.ts";
import type { JobParts } from "./parts.ts";

/**
 * Finds who is to be told that a registration waits: the customer's super admins, or the operators where there is none; both
 * when it has waited so long that it escalates. Each gets a notice, and a job that mails it together with what else waits
 * for them: so one refused address holds up nobody else's mail (GUARDS C4).
 */
export async function informApprovers(
  parts: JobParts,
  { registrationId, kind = "request" }: { registrationId: string; kind?: NoticeKind },
  { jobId }: JobContext,
): Promise<void> {
  const { database, jobs, digestWindow } = parts;
  const registration = await findRegistration(database, registrationId);
  if (registration?.state !== "pending") return;
  const recipients = await whoIsTold(parts, registration.customerNumber, kind);
  if (recipients.length === 0)
    throw new PermanentFailure("There is neither a super admin nor an operator to inform.");

  await database.transaction(async (transaction) => {
    for (const { userId, kind } of recipients) {
      // Locks the person's notices: a mail job that is about to take them waits for this one.
      const secondsLeft = await openApproverDigest(transaction, userId, kind);
      await addApproverNotice(transaction, { foundBy: jobId, userId, registrationId, kind });
      await jobs.enqueue(
        transaction,
        "mail-approver",
        { userId, kind },
        {
          key: `${userId}:${kind}`,
          // Somebody new is told of at once; reminders come many at a time and can wait for each other.
          afterSeconds: kind === "request" ? secondsLeft : Math.max(secondsLeft, digestWindow),
        },
      );
    }
  });
}

type Recipient = { userId: string; kind: NoticeKind };

/** In the order of their ids: two jobs that lock the same people never wait for each other crosswise. */
async function whoIsTold(parts: JobParts, customerNumber: string, kind: NoticeKind): Promise<Recipient[]> {
  const deciders = await whoDecides(parts, customerNumber);
  if (kind !== "escalation") return deciders.map(({ userId }) => ({ userId, kind }));
  const told = new Map<string, NoticeKind>();
  for (const { userId } of await findOperators(parts)) told.set(userId, "escalation");
  for (const { userId } of deciders) told.set(userId, "reminder");
  return [...told]
    .map(([userId, kind]) => ({ userId, kind }))
    .sort((one, other) => (one.userId < other.userId ? -1 : 1));
}

/** The projection may be behind, so „there is none" is believed only after a look into Keycloak. */
async function whoDecides(parts: JobParts, customerNumber: string): Promise<PortalUser[]> {
  const { database, identity } = parts;
  const known = await findDeciders(database, customerNumber);
  if (known.length > 0) return known;
  await readGroup({ database, identity }, "super-admins");
  const superAdmins = await findDeciders(database, customerNumber);
  return superAdmins.length > 0 ? superAdmins : findOperators(parts);
}

async function findOperators({ database, identity }: JobParts): Promise<PortalUser[]> {
  const known = await findDeciders(database, null);
  if (known.length > 0) return known;
  await readGroup({ database, identity }, "operators");
  return findDeciders(database, null);
}
