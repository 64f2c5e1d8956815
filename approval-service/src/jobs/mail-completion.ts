import { findRegistration } from "../database/statements/find-registration.ts";
import type { JobParts } from "./parts.ts";

/** Has the completion mail sent once more, unless the person has finished or may no longer log in. */
export async function mailCompletion(
  { database, identity }: JobParts,
  { registrationId }: { registrationId: string },
): Promise<void> {
  const registration = await findRegistration(database, registrationId);
  if (registration?.state !== "approved" && registration?.state !== "invited") return;
  const user = registration.keycloakUserId && (await identity.find(registration.keycloakUserId));
  if (user && user.enabled && user.requiredActions.length > 0) await identity.sendCompletionMail(user.id);
}
