/**
 * What the service needs of the place where users live. Keycloak is the one implementation (keycloak.ts); the use cases
 * and their tests know this page only.
 */
export type Identity = {
  /**
   * What this user may decide now, asked of the identity provider and never of a cookie (decision 8).
   * A disabled or unknown user has no rights.
   * @throws IdentityUnavailable when the answer cannot be had
   */
  rightsOf(userId: string): Promise<Rights>;
};

export type Rights =
  { kind: "super-admin"; customerNumber: string } | { kind: "operator" } | { kind: "none" };

/** The identity provider does not answer, or answers with a fault that may heal. Trying again makes sense. */
export class IdentityUnavailable extends Error {
  override readonly name = "IdentityUnavailable";
}
