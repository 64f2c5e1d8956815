import { appendAudit } from "../audit/append-audit.ts";
import { completeRegistration } from "../database/statements/complete-registration.ts";
import { findRegistration } from "../database/statements/find-registration.ts";
import type { JobParts } from "./parts.ts";

const LONGEST_INTERVAL = 6 * 3_600;
/** The mail's link is dead by then, but „forgot password“ leads on for ever: a look a day costs little. */
const RARELY_AFTER = 90 * 86_400;
const RARELY = 86_400;

/**
 * Notices that the person has agreed to the legal texts and set a password. Keycloak does not tell (the service account
 * may not read events), so each registration that is about to be completed is looked at, ever less often.
 */
export async function noticeCompletion(
  { database, identity, jobs, completionCheckInterval }: JobParts,
  { registrationId }: { registrationId: string },
): Promise<void> {
  const registration = await findRegistration(database, registrationId);
  const effectiveAt = registration?.decision?.effectiveAt;
  if (registration?.state !== "approved" && registration?.state !== "invited") return;
  if (!registration.keycloakUserId || !effectiveAt) return;
  const user = await identity.find(registration.keycloakUserId);
  if (!user) return;

  await database.transaction(async (transaction) => {
    if (user.enabled && user.requiredActions.length === 0) {
      if (!(await completeRegistration(transaction, registrationId))) return;
      await appendAudit(transaction, {
        registrationId,
        action: "completed",
        actor: { type: "employee" },
        before: registration.state,
        after: "completed",
      });
      return;
    }
    const waited = (Date.now() - effectiveAt.getTime()) / 1000;
    const longest = waited > RARELY_AFTER ? RARELY : LONGEST_INTERVAL;
    const pause = Math.min(longest, Math.max(completionCheckInterval, waited / 10));
    await jobs.enqueue(
      transaction,
      "notice-completion",
      { registrationId },
      { key: registrationId, afterSeconds: Math.ceil(pause) },
    );
  });
}
