import { findRegistration } from "../database/statements/find-registration.ts";
import { findDeciders } from "../portal-users/find-deciders.ts";
import { readGroup } from "../portal-users/read-group.ts";
import type { PortalUser } from "../portal-users/record-portal-user.ts";
import { PermanentFailure } from "./jobs.ts";
import type { JobParts } from "./parts.ts";

/**
 * Finds who is to be told that a registration waits: the customer's super admins, or the operators where there is none.
 * Each gets a job of their own, so that one refused address holds up nobody else's mail (GUARDS C4).
 */
export async function informApprovers(
  parts: JobParts,
  { registrationId }: { registrationId: string },
): Promise<void> {
  const { database, jobs } = parts;
  const registration = await findRegistration(database, registrationId);
  if (registration?.state !== "pending") return;
  const deciders = await whoDecides(parts, registration.customerNumber);
  if (deciders.length === 0)
    throw new PermanentFailure("There is neither a super admin nor an operator to inform.");
  await database.transaction(async (transaction) => {
    for (const { userId } of deciders)
      await jobs.enqueue(transaction, "mail-approver", { registrationId, userId });
  });
}

/** The projection may be behind, so „there is none" is believed only after a look into Keycloak. */
async function whoDecides({ database, identity }: JobParts, customerNumber: string): Promise<PortalUser[]> {
  const known = await findDeciders(database, customerNumber);
  if (known.length > 0) return known;
  await readGroup({ database, identity }, "super-admins");
  const superAdmins = await findDeciders(database, customerNumber);
  if (superAdmins.length > 0) return superAdmins;
  const operators = await findDeciders(database, null);
  if (operators.length > 0) return operators;
  await readGroup({ database, identity }, "operators");
  return findDeciders(database, null);
}
