import { appendAudit } from "../audit/append-audit.ts";
import { closeAsAlreadyRegistered } from "../database/statements/close-as-already-registered.ts";
import { storeKeycloakUser } from "../database/statements/store-keycloak-user.ts";
import type { Registration } from "../registration/registration.ts";
import { findOwnOrForeignUser } from "./find-own-or-foreign-user.ts";
import { PermanentFailure } from "./jobs.ts";
import type { JobParts } from "./parts.ts";

/**
 * Makes sure that exactly one disabled user exists for a registration: the one we know, the one an interrupted attempt
 * left behind, or a new one.
 * @returns the user's id; undefined when the address turned out to be somebody else's, which closes the registration
 */
export async function ensureUser(
  parts: Pick<JobParts, "identity" | "database" | "jobs">,
  registration: Registration,
): Promise<string | undefined> {
  if (registration.keycloakUserId) return registration.keycloakUserId;

  const created = await parts.identity.createDisabledUser({
    registrationId: registration.id,
    email: registration.email,
    firstName: registration.firstName,
    lastName: registration.lastName,
    customerNumber: registration.customerNumber,
    locale: registration.locale,
  });
  if (created.outcome === "created") {
    await keepUser(parts, registration, created.userId);
    return created.userId;
  }

  const holder = await findOwnOrForeignUser(parts, registration);
  if (holder.whose === "own") {
    await keepUser(parts, registration, holder.user.id);
    return holder.user.id;
  }
  // Taken, although we see nobody: a user outside our group.
  await closeRegistration(parts, registration);
  return undefined;
}

async function keepUser(
  { database }: Pick<JobParts, "database">,
  registration: Registration,
  userId: string,
): Promise<void> {
  await database.transaction(async (transaction) => {
    if (!(await storeKeycloakUser(transaction, registration.id, userId))) return;
    await appendAudit(transaction, {
      registrationId: registration.id,
      action: "user-created",
      actor: { type: "service" },
    });
  });
}

async function closeRegistration(
  { database, jobs }: Pick<JobParts, "database" | "jobs">,
  { id, state }: Registration,
): Promise<void> {
  if (state !== "pending" && state !== "approved" && state !== "invited")
    throw new PermanentFailure(`Nothing to close in state ${state}.`);
  await database.transaction(async (transaction) => {
    if (!(await closeAsAlreadyRegistered(transaction, id, state))) return;
    await appendAudit(transaction, {
      registrationId: id,
      action: "already-registered",
      actor: { type: "service" },
      before: state,
      after: "already-registered",
    });
    // Whoever has the account did not ask for this one: it is the admin who has to know.
    if (state === "invited") return;
    await jobs.enqueue(transaction, "mail-registrant", { registrationId: id }, { key: id });
  });
}
