import { findRegistration } from "../database/statements/find-registration.ts";
import { ensureUser } from "./ensure-user.ts";
import { OVER } from "./find-own-or-foreign-user.ts";
import type { JobParts } from "./parts.ts";
import { removeOwnUser } from "./remove-user.ts";

/**
 * After the confirmation: the disabled user in Keycloak holds the address until somebody decides (decision 2). Whoever
 * decided or withdrew while the user was being created found none to delete, so it is deleted here.
 */
export async function createUser(
  parts: JobParts,
  { registrationId }: { registrationId: string },
): Promise<void> {
  const registration = await findRegistration(parts.database, registrationId);
  if (registration?.state === "pending" || registration?.state === "approved")
    await ensureUser(parts, registration);
  const afterwards = await findRegistration(parts.database, registrationId);
  if (afterwards && OVER.has(afterwards.state)) await removeOwnUser(parts, afterwards);
}
