import { findRegistration } from "../database/statements/find-registration.ts";
import { IdentityUnavailable, type User } from "../identity/identity.ts";
import { isNewcomer } from "../portal-users/newcomer.ts";
import type { Registration, State } from "../registration/registration.ts";
import type { JobParts } from "./parts.ts";

/** Whose user has the address of a registration. */
export type AddressHolder = { whose: "own"; user: User } | { whose: "foreign" } | { whose: "nobody" };

/** A registration in one of these is about to lose its disabled user, or has lost it. */
export const OVER: ReadonlySet<State> = new Set(["rejected", "expired", "withdrawn"]);

/**
 * Looks up who has the address of a registration in Keycloak. A user made for this registration is its own, and adopted
 * after a crash between „created" and „id stored"; everybody else's is foreign and never adopted (GUARDS C2).
 * @throws IdentityUnavailable also while the disabled user of an earlier, rejected, expired or withdrawn registration, or what
 *   stands for a newcomer, is still about to be deleted
 */
export async function findOwnOrForeignUser(
  { identity, database }: Pick<JobParts, "identity" | "database">,
  registration: Registration,
): Promise<AddressHolder> {
  const user = await identity.findByEmail(registration.email);
  if (!user) return { whose: "nobody" };
  if (user.registrationId === registration.id) return { whose: "own", user };
  if (isNewcomer(user))
    throw new IdentityUnavailable("A newcomer with this address has not been deleted yet.");
  if (!user.enabled && user.registrationId !== undefined) {
    const earlier = await findRegistration(database, user.registrationId);
    if (earlier && OVER.has(earlier.state)) {
      throw new IdentityUnavailable("The user of an earlier registration has not been deleted yet.");
    }
  }
  return { whose: "foreign" };
}
