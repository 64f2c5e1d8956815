import type { Queryable } from "../database/database.ts";
import type { Group, Identity } from "../identity/identity.ts";
import { recordPortalUsers } from "./record-portal-user.ts";

const PAGE = 100;

/**
 * Copies the members of a group from Keycloak into the projection, page by page. A member of portal-users that is also a
 * super admin is read with both groups; the order of reading (reconcile.ts) leaves the right marks.
 */
export async function readGroup(
  { database, identity }: { database: Queryable; identity: Identity },
  group: Group,
): Promise<void> {
  for (let first = 0; ; first += PAGE) {
    const members = await identity.listMembers(group, first, PAGE);
    await recordPortalUsers(
      database,
      members.map((user) => ({
        userId: user.id,
        customerNumber: user.customerNumbers.length === 1 ? (user.customerNumbers[0] ?? null) : null,
        email: user.email,
        firstName: user.firstName,
        lastName: user.lastName,
        locale: user.locale,
        isSuperAdmin: group === "super-admins",
        isOperator: group === "operators",
        enabled: user.enabled,
      })),
    );
    if (members.length < PAGE) return;
  }
}
