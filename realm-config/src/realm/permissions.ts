import type { Permission, Policy } from "../definition/permissions.ts";
import { CLIENTS, GROUPS } from "../names.ts";

const SERVICE = "approval-service";
const OPERATORS = "operators";

export const policies: readonly Policy[] = [
  { name: SERVICE, serviceAccountOf: CLIENTS.service },
  { name: OPERATORS, membersOf: GROUPS.operators },
];

/**
 * Decision 5. Two permissions must never grant the same scope on the same group: Keycloak then wants both of their policies
 * to agree, and nobody is both. Never grant the Users scope `manage-group-membership` (it pulls outsiders into the group,
 * where they can be managed) nor `manage-members` on the super admins (it creates super admins).
 *
 * Super admins are members of /portal-users, too: membership of a subgroup does not count for the parent.
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
  // Both are asked when a portal user becomes a super admin: one of the person's group, one of the new group.
  {
    name: "operators move portal users between groups",
    groups: [GROUPS.portalUsers],
    scopes: ["manage-membership-of-members"],
    policies: [OPERATORS],
  },
  {
    name: "operators appoint super admins",
    groups: [GROUPS.superAdmins],
    scopes: ["manage-membership"],
    policies: [OPERATORS],
  },
];
