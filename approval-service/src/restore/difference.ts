import type { User } from "../identity/identity.ts";
import type { State } from "../registration/registration.ts";

/** What our database knows of a registration, as far as Keycloak can contradict it. */
export type KnownRegistration = {
  id: string;
  state: State;
  email: string;
  customerNumber: string;
  /** Whether its decision had been carried out. */
  isEffective: boolean;
  keycloakUserId: string | null;
};

/**
 * What happened after the moment that the database was restored to, as Keycloak shows it. Of the last two, `unknown-account`
 * needs nothing and `contradiction` needs a person.
 */
export const DIFFERENCES = [
  "lost-confirmation",
  "lost-approval",
  "lost-rejection",
  "lost-ending",
  "lost-removal",
  "lost-registration",
  "unknown-account",
  "contradiction",
] as const;
export type DifferenceKind = (typeof DIFFERENCES)[number];

/**
 * Compares one registration with the user that Keycloak has for it (decision 17); at least one of the two is there.
 * @returns undefined where they agree, or where a waiting job will make them agree
 */
export function differenceOf(
  known: KnownRegistration | undefined,
  user: User | undefined,
): DifferenceKind | undefined {
  if (!user) return known?.keycloakUserId ? withoutUser(known) : undefined;
  // Whoever has nothing left to complete has had an account, also when it is disabled by now.
  if (!known) return user.enabled || isComplete(user) ? "unknown-account" : "lost-registration";
  const kind = user.enabled ? withEnabledUser(known) : withDisabledUser(known);
  return kind && !isSamePerson(known, user) ? "contradiction" : kind;
}

function withoutUser({ state, isEffective }: KnownRegistration): DifferenceKind | undefined {
  if (state === "pending") return "lost-ending";
  if (state === "rejected" && !isEffective) return "lost-rejection";
  if (state === "approved" || state === "invited" || state === "completed") return "lost-removal";
  return undefined;
}

/** The service alone lets anybody in, and only after an approval or an invitation. */
function withEnabledUser({ state, isEffective }: KnownRegistration): DifferenceKind | undefined {
  if (state === "unconfirmed" || state === "pending") return "lost-approval";
  if (state === "approved" || state === "invited") return isEffective ? undefined : "lost-approval";
  if (state === "completed") return undefined;
  return state === "rejected" && !isEffective ? "lost-approval" : "contradiction";
}

/** A disabled user is made by the confirmation, which our database may not know of; every other state may have one. */
function withDisabledUser({ state }: KnownRegistration): DifferenceKind | undefined {
  return state === "unconfirmed" ? "lost-confirmation" : undefined;
}

function isComplete({ requiredActions }: User): boolean {
  return requiredActions.length === 0;
}

function isSamePerson({ email, customerNumber }: KnownRegistration, user: User): boolean {
  return (
    user.email.toLowerCase() === email.toLowerCase() &&
    user.customerNumbers.length === 1 &&
    user.customerNumbers[0] === customerNumber
  );
}
