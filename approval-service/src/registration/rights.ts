import type { Queryable } from "../database/database.ts";
import type { Language } from "../language.ts";
import { type Identity, IdentityUnavailable, type Rights } from "../identity/identity.ts";
import { findPortalUser } from "../portal-users/find-portal-user.ts";

/** A person who is signed in, as the session knows them. */
export type Person = {
  userId: string;
  name: string;
  email: string;
  /** The language of the account, where Keycloak knows one of ours. */
  locale?: Language | undefined;
};

/** `machine` is a program of the vendor's, such as the ERP. */
export type Role = "super-admin" | "operator" | "machine";

/** Who wants something, with the rights of this very moment. */
export type Caller = Person & {
  role: Role;
  /** The customer the caller's view is limited to; null for all. */
  customerNumber: string | null;
  /** false: Keycloak could not be asked, and these are the rights we last knew of. */
  checked: boolean;
};

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

/** A person with their rights; undefined for those who have none here. */
export function personWithRights(person: Person, { rights, checked }: CheckedRights): Caller | undefined {
  if (rights.kind === "none") return undefined;
  const customerNumber = rights.kind === "operator" ? null : rights.customerNumber;
  return { ...person, role: rights.kind, customerNumber, checked };
}

/** Whether these rights allow a decision on a registration of this customer. */
export function mayDecideFor(rights: Rights, customerNumber: string): boolean {
  return (
    rights.kind === "operator" || (rights.kind === "super-admin" && rights.customerNumber === customerNumber)
  );
}
