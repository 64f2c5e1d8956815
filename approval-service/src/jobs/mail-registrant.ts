import { appendAudit } from "../audit/append-audit.ts";
import type { Transaction } from "../database/database.ts";
import { claimRegistrantMail } from "../database/statements/claim-registrant-mail.ts";
import { closeAsAlreadyRegistered } from "../database/statements/close-as-already-registered.ts";
import { findRegistration } from "../database/statements/find-registration.ts";
import { lockRegistration } from "../database/statements/lock-registration.ts";
import { replaceConfirmation } from "../database/statements/replace-confirmation.ts";
import { IdentityUnavailable } from "../identity/identity.ts";
import { alreadyRegisteredMail } from "../mail/already-registered-mail.ts";
import { confirmMail } from "../mail/confirm-mail.ts";
import type { Mail } from "../mail/mail.ts";
import { stillWaitingMail } from "../mail/still-waiting-mail.ts";
import {
  type ConfirmationToken,
  createConfirmationToken,
  hashOf,
} from "../registration/confirmation-token.ts";
import { emailKeyOf } from "../registration/email-address.ts";
import type { Registration, State } from "../registration/registration.ts";
import { findOwnOrForeignUser } from "./find-own-or-foreign-user.ts";
import type { JobContext } from "./jobs.ts";
import type { JobParts } from "./parts.ts";

/** States in which the mail carries a link of its own: to confirm, or to the status page. */
const LINKED: ReadonlySet<State> = new Set(["unconfirmed", "pending", "approved"]);

/**
 * Sends the person who registered the mail that fits: confirm, still waiting, complete, or „you already have an
 * account" – at most one a minute and three a day to one address (GUARDS A6).
 */
export async function mailRegistrant(
  parts: JobParts,
  { registrationId }: { registrationId: string },
  { jobId }: JobContext,
): Promise<void> {
  const before = await findRegistration(parts.database, registrationId);
  if (before?.state === "unconfirmed" && (await hasAccount(parts, before))) {
    await closeRegistration(parts, registrationId);
  }

  const token = createConfirmationToken();
  const registration = await parts.database.transaction(async (transaction) => {
    const current = await lockRegistration(transaction, registrationId);
    if (!current || !(await claimRegistrantMail(transaction, jobId, emailKeyOf(current.email))))
      return undefined;
    if (LINKED.has(current.state)) await keepToken(transaction, current, { token, mailId: jobId }, parts);
    return current;
  });
  if (!registration) return;

  if (
    (registration.state === "approved" || registration.state === "invited") &&
    registration.decision?.effectiveAt &&
    registration.keycloakUserId
  ) {
    await parts.identity.sendCompletionMail(registration.keycloakUserId);
    return;
  }
  const mail = mailFor(registration, token, parts);
  if (mail) await parts.mailer.send(mail, { address: registration.email }, jobId);
}

/** The token is made here, when it is about to be mailed, so that no job and no log ever holds one. */
async function keepToken(
  transaction: Transaction,
  registration: Registration,
  { token, mailId }: { token: ConfirmationToken; mailId: string },
  { lifetimes }: JobParts,
): Promise<void> {
  await replaceConfirmation(transaction, {
    registrationId: registration.id,
    tokenHash: hashOf(token),
    lifetime: lifetimes.confirmation,
    mailId,
  });
}

function mailFor(
  registration: Registration,
  token: ConfirmationToken,
  { links, lifetimes }: JobParts,
): Mail | undefined {
  const language = registration.locale;
  switch (registration.state) {
    case "unconfirmed":
      return confirmMail({
        language,
        href: links.confirm(token),
        validDays: Math.max(1, Math.floor(lifetimes.confirmation / 86_400)),
      });
    case "pending":
    case "approved":
      return stillWaitingMail({
        language,
        firstName: registration.firstName,
        lastName: registration.lastName,
        waitingSince: registration.confirmedAt ?? registration.registeredAt,
        statusHref: links.confirm(token),
      });
    case "already-registered":
      return alreadyRegisteredMail({ language, logInHref: links.logIn, passwordHref: links.forgotPassword });
    default:
      return undefined;
  }
}

async function hasAccount(parts: JobParts, registration: Registration): Promise<boolean> {
  try {
    return (await findOwnOrForeignUser(parts, registration)).whose === "foreign";
  } catch (error) {
    // The confirmation does not wait for Keycloak: a taken address shows at the latest when the user is created.
    if (error instanceof IdentityUnavailable) return false;
    throw error;
  }
}

async function closeRegistration({ database }: JobParts, registrationId: string): Promise<void> {
  await database.transaction(async (transaction) => {
    if (!(await closeAsAlreadyRegistered(transaction, registrationId, "unconfirmed"))) return;
    await appendAudit(transaction, {
      registrationId,
      action: "already-registered",
      actor: { type: "service" },
      before: "unconfirmed",
      after: "already-registered",
    });
  });
}
