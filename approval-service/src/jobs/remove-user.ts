import { findRegistration } from "../database/statements/find-registration.ts";
import type { Registration } from "../registration/registration.ts";
import type { JobParts } from "./parts.ts";

/** After an expiry, a withdrawal or an approval taken back: the user who was prepared goes. */
export async function removeUser(
  parts: JobParts,
  { registrationId }: { registrationId: string },
): Promise<void> {
  const registration = await findRegistration(parts.database, registrationId);
  if (registration?.state === "expired" || registration?.state === "withdrawn")
    await removeOwnUser(parts, registration);
}

/**
 * Deletes the disabled user that was made for a registration, also one whose id was never stored. Anybody else's user
 * stays, and so does one who can log in, unless the approval that let them in was taken back.
 */
export async function removeOwnUser(
  { identity }: Pick<JobParts, "identity">,
  registration: Registration,
): Promise<void> {
  const user = registration.keycloakUserId
    ? await identity.find(registration.keycloakUserId)
    : await identity.findByEmail(registration.email);
  const wasTakenBack = registration.state === "withdrawn" && registration.decision !== null;
  if (user?.registrationId === registration.id && (!user.enabled || wasTakenBack))
    await identity.remove(user.id);
}
