import type { Language } from "../language.ts";

/**
 * What the service needs of the place where users live. Keycloak is the one implementation (keycloak.ts); the use cases
 * and their tests know this page only. Every function throws IdentityUnavailable when trying again makes sense and
 * IdentityRefused when it does not.
 */
export type Identity = {
  /**
   * What this user may decide now, asked of the identity provider and never of a cookie (decision 8).
   * A disabled or unknown user has no rights.
   */
  rightsOf(userId: string): Promise<Rights>;
  /** The portal user with this address, if there is one that the service may see. */
  findByEmail(email: string): Promise<User | undefined>;
  find(userId: string): Promise<User | undefined>;
  /** Creates a disabled portal user with everything it will ever be given, or says that the address is taken. */
  createDisabledUser(
    user: NewUser,
  ): Promise<{ outcome: "created"; userId: string } | { outcome: "email-taken" }>;
  /** Lets a user log in and makes the steps of the completion required. */
  enable(userId: string): Promise<void>;
  /** Lets a user log in again; what they have completed stays completed. */
  reactivate(userId: string): Promise<void>;
  /** Keeps a user out: no further log-in, and every session ends at once, in every app. */
  disable(userId: string): Promise<void>;
  /** Has the mail „Registrierung abschließen" sent. */
  sendCompletionMail(userId: string): Promise<void>;
  /** Deletes a user; a user who is gone already is fine. */
  remove(userId: string): Promise<void>;
  /**
   * Makes a portal user a super admin, or takes that back, with the authority of whoever wants it: their access token.
   * Being what is wanted already is fine.
   */
  setSuperAdmin(userId: string, isSuperAdmin: boolean, accessToken: string): Promise<AuthorityOutcome>;
  /** One page of a group's members; fewer than `max` means that it was the last one. */
  listMembers(group: Group, first: number, max: number): Promise<User[]>;
  /** One page of the users who could log in and whose address nobody has confirmed: newcomers are among them. */
  listUnconfirmed(first: number, max: number): Promise<User[]>;
  /** Whether the identity provider answers at all, for /readyz. */
  isReachable(): Promise<boolean>;
};

export type Rights =
  { kind: "super-admin"; customerNumber: string } | { kind: "operator" } | { kind: "none" };

/** `signed-out`: the access token is worth nothing any more. `not-entitled`: its person may not do this. */
export type AuthorityOutcome = "done" | "signed-out" | "not-entitled";

export type Group = "portal-users" | "super-admins" | "operators";

export type User = {
  id: string;
  email: string;
  firstName: string;
  lastName: string;
  locale: Language | undefined;
  enabled: boolean;
  /** Every value found: more or fewer than one means that something went wrong (keycloak#41533). */
  customerNumbers: readonly string[];
  registrationId: string | undefined;
  /** The customer whose own provider brought somebody who has no account yet. */
  registeringFor: string | undefined;
  /** The versions of legal documents that the user has agreed to, such as `terms-2026-11` (decision 3). */
  agreedTo: readonly string[];
  /** What the user must still do at the next log-in. */
  requiredActions: readonly string[];
};

export type NewUser = {
  registrationId: string;
  email: string;
  firstName: string;
  lastName: string;
  customerNumber: string;
  locale: Language;
};

/** The identity provider does not answer, or answers with a fault that may heal. Trying again makes sense. */
export class IdentityUnavailable extends Error {
  override readonly name = "IdentityUnavailable";
}

/** The identity provider refuses for good: somebody has to look. */
export class IdentityRefused extends Error {
  override readonly name = "IdentityRefused";
}
