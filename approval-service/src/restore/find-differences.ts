import { z } from "zod";
import type { Database } from "../database/database.ts";
import {
  findKnownRegistrations,
  findRegistrationsOfOtherUsers,
} from "../database/statements/find-known-registrations.ts";
import type { Identity, User } from "../identity/identity.ts";
import { type DifferenceKind, differenceOf, type KnownRegistration } from "./difference.ts";

/** At least one of the two is there: what our database knows, and what Keycloak has. */
export type Difference = {
  kind: DifferenceKind;
  registrationId: string;
  known: KnownRegistration | undefined;
  user: User | undefined;
};

const PAGE = 100;

/** Holds every registration against Keycloak's users. Reads only; a registration with a user that was deleted costs a request. */
export async function findDifferences(parts: {
  database: Database;
  identity: Identity;
}): Promise<Difference[]> {
  const { differences, userIds } = await compareUsers(parts);
  for (const known of await findRegistrationsOfOtherUsers(parts.database, userIds)) {
    // Asked by id: pages shift while people come and go, so one who was not listed need not be gone.
    const user = await parts.identity.find(known.keycloakUserId ?? "");
    const kind = user ? undefined : differenceOf(known, undefined);
    if (kind) differences.push({ kind, registrationId: known.id, known, user: undefined });
  }
  return differences;
}

async function compareUsers({
  database,
  identity,
}: {
  database: Database;
  identity: Identity;
}): Promise<{ differences: Difference[]; userIds: string[] }> {
  const differences: Difference[] = [];
  const userIds: string[] = [];
  for (let first = 0; ; first += PAGE) {
    const users = await identity.listMembers("portal-users", first, PAGE);
    userIds.push(...users.map(({ id }) => id));
    const registered = users.flatMap((user) => {
      const registrationId = z.uuid().safeParse(user.registrationId).data;
      return registrationId ? [{ registrationId, user }] : [];
    });
    const known = new Map(
      (
        await findKnownRegistrations(
          database,
          registered.map(({ registrationId }) => registrationId),
        )
      ).map((registration) => [registration.id, registration]),
    );
    for (const { registrationId, user } of registered) {
      const kind = differenceOf(known.get(registrationId), user);
      if (kind) differences.push({ kind, registrationId, known: known.get(registrationId), user });
    }
    if (users.length < PAGE) return { differences, userIds };
  }
}
