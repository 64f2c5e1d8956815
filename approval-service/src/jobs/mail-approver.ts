import { createHash } from "node:crypto";
import { beginDigestWindow } from "../database/statements/begin-digest-window.ts";
import { dropTakenNotices } from "../database/statements/drop-taken-notices.ts";
import { giveNoticesBack } from "../database/statements/give-notices-back.ts";
import { hasWaitingNotices } from "../database/statements/has-waiting-notices.ts";
import { listTakenNotices } from "../database/statements/list-taken-notices.ts";
import { markNoticesMailed } from "../database/statements/mark-notices-mailed.ts";
import { openApproverDigest } from "../database/statements/open-approver-digest.ts";
import { takeApproverNotices } from "../database/statements/take-approver-notices.ts";
import { approverMail, type Waiting } from "../mail/approver-mail.ts";
import { MailRefused } from "../mail/mailer.ts";
import { findPortalUser } from "../portal-users/find-portal-user.ts";
import { nameOf } from "../portal-users/record-portal-user.ts";
import type { NoticeKind } from "../registration/approver-notice.ts";
import type { Registration } from "../registration/registration.ts";
import type { JobContext } from "./jobs.ts";
import type { JobParts } from "./parts.ts";

/**
 * Tells one super admin or operator of everything that waits for them, in one mail, unless one was sent a short while ago:
 * then this is done again when the window has ended. What has been decided or withdrawn meanwhile is left out.
 *
 * A killed attempt has taken its notices and takes them up again, so nothing is lost and at most one mail comes twice.
 */
export async function mailApprover(
  parts: JobParts,
  { userId, kind }: { userId: string; kind: NoticeKind },
  { jobId }: JobContext,
): Promise<void> {
  const { database, mailer, links } = parts;
  const taken = await takeWaiting(parts, { jobId, userId, kind });
  const [first, ...others] = taken.map((registration) => toWaiting(registration, parts));
  const recipient = await findPortalUser(database, userId);
  if (recipient && first) {
    const mail = approverMail({
      kind,
      language: recipient.locale ?? "de",
      as: recipient.isOperator ? "operator" : "super-admin",
      recipientName: nameOf(recipient),
      waiting: [first, ...others],
      listHref: links.list,
    });
    try {
      await mailer.send(mail, { name: nameOf(recipient), address: recipient.email }, keyOf(jobId, taken));
    } catch (error) {
      if (!(error instanceof MailRefused)) await giveNoticesBack(database, jobId);
      throw error;
    }
  }
  await markNoticesMailed(database, jobId);
}

async function takeWaiting(
  { database, jobs, digestWindow }: JobParts,
  { jobId, userId, kind }: { jobId: string; userId: string; kind: NoticeKind },
): Promise<Registration[]> {
  return database.transaction(async (transaction) => {
    const secondsLeft = await openApproverDigest(transaction, userId, kind);
    if (secondsLeft === 0) await takeApproverNotices(transaction, { jobId, userId, kind });
    else if (await hasWaitingNotices(transaction, userId, kind)) {
      await jobs.enqueue(
        transaction,
        "mail-approver",
        { userId, kind },
        { key: `${userId}:${kind}`, afterSeconds: secondsLeft },
      );
    }
    const waiting = await listTakenNotices(transaction, jobId);
    await dropTakenNotices(transaction, { jobId, except: waiting.map(({ id }) => id) });
    if (waiting.length > 0) {
      await beginDigestWindow(transaction, { userId, kind, seconds: digestWindow });
    }
    return waiting;
  });
}

function toWaiting(registration: Registration, { links, lifetimes }: JobParts): Waiting {
  const since = registration.confirmedAt ?? registration.registeredAt;
  return {
    ...registration,
    since,
    expires: new Date(since.getTime() + lifetimes.pending * 1_000),
    href: links.registration(registration.id),
  };
}

/** The same contents sent again can be recognised as such; a digest that has grown meanwhile is another mail. */
function keyOf(jobId: string, taken: readonly Registration[]): string {
  const contents = taken.map(({ id }) => id).join();
  return `${jobId}.${createHash("sha256").update(contents).digest("hex").slice(0, 16)}`;
}
