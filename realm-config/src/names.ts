/**
 * The names that the realm, the approval-service, the theme's tests and the local stack must agree on.
 * This is the whole of what other workspaces may know about the realm's inside.
 */

export const REALM = "cgm-portal";

/** Clients (RFC 6749 section 2) of the realm. */
export const CLIENTS = {
  /** Service account of the approval-service: client credentials only (decision 5). */
  service: "approval-service",
  /** Log-in of super admins and operators to the approval UI: authorization code with PKCE. */
  approvalUi: "approval-ui",
  /** The portal an employee lands on after registration. */
  portal: "portal",
  /** The approval-service's API, for programs: the audience of their access tokens and the scope that puts it there. */
  approvalApi: "approval-api",
} as const;

/** Group paths. */
export const GROUPS = {
  portalUsers: "/portal-users",
  superAdmins: "/portal-users/super-admins",
  operators: "/operators",
} as const;

/** Realm roles, carried by the groups above. */
export const ROLES = {
  superAdmin: "super-admin",
  operator: "operator",
  /** A program that may call the approval-service's API, given to the service account of its client. */
  apiClient: "approval-api-client",
} as const;

/** User profile attributes. */
export const ATTRIBUTES = {
  /** The customer account (Kundennummer) a portal user belongs to. Only administrators write it. */
  customerNumber: "customer_number",
  /** Id of the registration a user was created for: how a retry recognises its own user. Only administrators see it. */
  registrationId: "registration_id",
  /** Customer number of the provider that somebody without an account came through. Never in a token. */
  registeringFor: "registering_for",
} as const;

/** Theme name, for login and e-mail (keycloak-theme). */
export const THEME = "cgm-portal";
