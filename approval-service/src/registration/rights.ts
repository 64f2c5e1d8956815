import type { Queryable } from "../database/database.ts";
import { type Identity, IdentityUnavailable, type Rights } from "../identity/identity.ts";
import { findPortalUser } from "../portal-users/find-portal-user.ts";

/** The person who wants to see or decide something, as the session knows them. */
export type Decider = { userId: string; name: string; email: string };

export type CheckedRights = {
  rights: Rights;
  /** false: Keycloak could not be asked, and these are the rights we last knew of. */
  checked: boolean;
};

/**
 * What a person may decide now (decision 8). Keycloak is asked; while it cannot be reached, the projection tells what
 * was last known, and whatever is decided on that ground is checked before it takes effect.
 */
export async function rightsNow(
  { identity, database }: { identity: Identity; database: Queryable },
  userId: string,
): Promise<CheckedRights> {
  try {
    return { rights: await identity.rightsOf(userId), checked: true };
  } catch (error) {
    if (!(error instanceof IdentityUnavailable)) throw error;
    return { rights: await lastKnownRights(database, userId), checked: false };
  }
}

async function lastKnownRights(database: Queryable, userId: string): Promise<Rights> {
  const user = await findPortalUser(database, userId);
  if (!user?.enabled) return { kind: "none" };
  if (user.isOperator) return { kind: "operator" };
  if (user.isSuperAdmin && user.customerNumber)
    return { kind: "super-admin", customerNumber: user.customerNumber };
  return { kind: "none" };
}

/** The customer number somebody's view is limited to; null for all; undefined for those who see none. */
export function scopeOf(rights: Rights): string | null | undefined {
  if (rights.kind === "none") return undefined;
  return rights.kind === "operator" ? null : rights.customerNumber;
}

/** Whether these rights allow a decision on a registration of this customer. */
export function mayDecideFor(rights: Rights, customerNumber: string): boolean {
  return (
    rights.kind === "operator" || (rights.kind === "super-admin" && rights.customerNumber === customerNumber)
  );
}
