import type { Group, Role } from "../definition/roles-and-groups.ts";
import { GROUPS, ROLES } from "../names.ts";

export const roles: readonly Role[] = [
  { name: ROLES.superAdmin, description: "Approves the registrations of their own customer." },
  { name: ROLES.operator, description: "The vendor's back office: all customers, appoints super admins." },
  { name: ROLES.apiClient, description: "A program that may call the approval-service's API." },
];

/** People get roles through groups only, so that one look at a group tells who has them. */
export const groups: readonly Group[] = [
  { path: GROUPS.portalUsers, realmRoles: [] },
  { path: GROUPS.superAdmins, realmRoles: [ROLES.superAdmin] },
  { path: GROUPS.operators, realmRoles: [ROLES.operator] },
];
