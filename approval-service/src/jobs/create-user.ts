import { findRegistration } from "../database/statements/find-registration.ts";
import { ensureUser } from "./ensure-user.ts";
import type { JobParts } from "./parts.ts";

/** After the confirmation: the disabled user in Keycloak holds the address until somebody decides (decision 2). */
export async function createUser(
  parts: JobParts,
  { registrationId }: { registrationId: string },
): Promise<void> {
  const registration = await findRegistration(parts.database, registrationId);
  if (registration?.state === "pending" || registration?.state === "approved")
    await ensureUser(parts, registration);
}
