import type { Permission, Policy } from "../definition/permissions.ts";
import { CLIENTS, GROUPS } from "../names.ts";

const SERVICE = "approval-service";
const OPERATORS = "operators";

export const policies: readonly Policy[] = [
  { name: SERVICE, serviceAccountOf: CLIENTS.service },
  { name: OPERATORS, membersOf: GROUPS.operators },
];

/**
 * Decision 5. Members of a subgroup are no members of /portal-users for Keycloak: super admins are in both groups. Never
 * grant the Users scope `manage-group-membership` (it pulls outsiders into the group, where they can be managed) nor
 * `manage-members` on the super admins (it creates super admins).
 */
export const permissions: readonly Permission[] = [
  {
    name: "approval-service manages portal users",
    groups: [GROUPS.portalUsers],
    scopes: ["view", "view-members", "manage-members", "manage-membership"],
    policies: [SERVICE],
  },
  {
    name: "approval-service sees who may approve",
    groups: [GROUPS.superAdmins, GROUPS.operators],
    scopes: ["view", "view-members"],
    policies: [SERVICE],
  },
  {
    name: "operators appoint super admins",
    groups: [GROUPS.superAdmins],
    scopes: ["view", "view-members", "manage-membership"],
    policies: [OPERATORS],
  },
];
