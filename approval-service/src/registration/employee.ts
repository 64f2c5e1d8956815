/**
 * Where somebody of a customer stands: `invited` by an admin and `completing` after an approval have not finished yet.
 */
export const EMPLOYEE_STATES = ["invited", "completing", "active", "deactivated"] as const;
export type EmployeeState = (typeof EMPLOYEE_STATES)[number];

/** What can be done with an account. */
export type AccountChange = "deactivate" | "reactivate" | "remove";

/** Somebody who works for a customer and has an account, or gets one. */
export type Employee = {
  /** The user's in Keycloak; until there is one, the registration's, which goes on to lead to the same person. */
  id: string;
  userId: string | null;
  registrationId: string | null;
  state: EmployeeState;
  /** What is on its way to Keycloak, or was refused there for good. */
  change: { kind: AccountChange | "create"; failed: boolean } | null;
  email: string;
  firstName: string;
  lastName: string;
  customerNumber: string;
  isSuperAdmin: boolean;
  /** Of those who log in to this service; nobody tells us of other log-ins. */
  lastLoginAt: Date | null;
};
