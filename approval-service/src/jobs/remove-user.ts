import { findRegistration } from "../database/statements/find-registration.ts";
import type { Registration } from "../registration/registration.ts";
import type { JobParts } from "./parts.ts";

/** After an expiry or a withdrawal: the disabled user goes. */
export async function removeUser(
  parts: JobParts,
  { registrationId }: { registrationId: string },
): Promise<void> {
  const registration = await findRegistration(parts.database, registrationId);
  if (registration?.state === "expired" || registration?.state === "withdrawn")
    await removeOwnUser(parts, registration);
}

/**
 * Deletes the disabled user that was made for a registration, also one whose id was never stored. Anybody else's user,
 * and one who can log in, stays.
 */
export async function removeOwnUser(
  { identity }: Pick<JobParts, "identity">,
  registration: Registration,
): Promise<void> {
  const user = registration.keycloakUserId
    ? await identity.find(registration.keycloakUserId)
    : await identity.findByEmail(registration.email);
  if (user && !user.enabled && user.registrationId === registration.id) await identity.remove(user.id);
}
