import { randomUUID } from "node:crypto";
import { appendAudit } from "../audit/append-audit.ts";
import type { Database } from "../database/database.ts";
import { addInvitation } from "../database/statements/add-invitation.ts";
import { claimRegistrantMail } from "../database/statements/claim-registrant-mail.ts";
import { closeForeignUnconfirmed } from "../database/statements/close-foreign-unconfirmed.ts";
import { findEmployee } from "../database/statements/find-employee.ts";
import { findPendingOfAddress } from "../database/statements/find-pending-of-address.ts";
import { supersedeConfirmations } from "../database/statements/supersede-confirmations.ts";
import type { Jobs } from "../jobs/jobs.ts";
import type { Language } from "../language.ts";
import type { Customer } from "./customer.ts";
import type { EmailAddress } from "./email-address.ts";
import type { Employee } from "./employee.ts";
import { actorOf } from "./registration.ts";
import type { Caller } from "./rights.ts";

/** Whom an admin adds. */
export type Invitation = {
  email: EmailAddress;
  firstName: string;
  lastName: string;
  customer: Customer;
  locale: Language;
};

export type InvitationOutcome =
  | { outcome: "invited"; employee: Employee }
  /** The person has registered, too, and waits for a decision. */
  | { outcome: "registration-pending"; registrationId: string }
  | { outcome: "email-in-use" }
  /** This address has been invited a minute ago, or three times today (GUARDS A6). */
  | { outcome: "too-many" };

/**
 * The article's other way: an admin adds an employee. The person gets an account and the completion mail, which leads through
 * welcome, terms, privacy and password; that mail also shows that the address is theirs, so they have nothing to confirm
 * before.
 */
export async function invite(
  { database, jobs }: { database: Database; jobs: Jobs },
  { email, customer, ...person }: Invitation,
  { caller, requestId }: { caller: Caller; requestId: string },
): Promise<InvitationOutcome> {
  const inviting = database.transaction(async (transaction): Promise<InvitationOutcome> => {
    for (const registrationId of await closeForeignUnconfirmed(transaction, email.key, customer.number)) {
      await appendAudit(transaction, {
        registrationId,
        action: "expired",
        actor: { type: "service" },
        before: "unconfirmed",
        after: "expired",
        requestId,
      });
    }
    const invitation = await addInvitation(transaction, {
      ...person,
      email: email.address,
      emailKey: email.key,
      customerNumber: customer.number,
      customerName: customer.name,
      invitedBy: { id: caller.userId, name: caller.name },
      rightsChecked: caller.checked,
    });
    if (!invitation) {
      const registrationId = await findPendingOfAddress(transaction, email.key, customer.number);
      return registrationId === undefined
        ? { outcome: "email-in-use" }
        : { outcome: "registration-pending", registrationId };
    }
    // A budget of its own: an invitation is not held up by the mails that the person asked for.
    if (!(await claimRegistrantMail(transaction, randomUUID(), `invitation:${email.key}`)))
      throw new TooManyInvitations();
    const { id: registrationId, wasUnconfirmed } = invitation;
    await supersedeConfirmations(transaction, registrationId);
    await appendAudit(transaction, {
      registrationId,
      action: "invited",
      actor: actorOf(caller),
      ...(wasUnconfirmed && { before: "unconfirmed" }),
      after: "invited",
      requestId,
    });
    await jobs.enqueue(transaction, "activate-user", { registrationId });
    const employee = await findEmployee(transaction, registrationId, customer.number);
    if (!employee) throw new Error("Whoever was invited is an employee.");
    return { outcome: "invited", employee };
  });
  return inviting.catch((error: unknown) => {
    if (error instanceof TooManyInvitations) return { outcome: "too-many" };
    throw error;
  });
}

/** Takes back what the transaction has done so far. */
class TooManyInvitations extends Error {
  override readonly name = "TooManyInvitations";
}
