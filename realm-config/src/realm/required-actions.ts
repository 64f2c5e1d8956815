import type { RequiredAction } from "../definition/authentication.ts";

/**
 * Lower priorities come first (decision 4): the terms and the privacy policy, which VERIFY_PROFILE asks for, before the
 * password. Nobody gets a password without having agreed.
 */
export const requiredActions: readonly RequiredAction[] = [
  // Keycloak's own single terms page knows no versions; ours are user attributes (decision 3).
  { alias: "TERMS_AND_CONDITIONS", enabled: false, defaultAction: false, priority: 20 },
  { alias: "VERIFY_PROFILE", enabled: true, defaultAction: false, priority: 30 },
  { alias: "UPDATE_PROFILE", enabled: true, defaultAction: false, priority: 40 },
  { alias: "VERIFY_EMAIL", enabled: true, defaultAction: false, priority: 50 },
  { alias: "CONFIGURE_TOTP", enabled: true, defaultAction: false, priority: 54 },
  { alias: "UPDATE_PASSWORD", enabled: true, defaultAction: false, priority: 57 },
  // A person leaves through their super admin, who keeps the customer's account in order.
  { alias: "delete_account", enabled: false, defaultAction: false, priority: 60 },
];
