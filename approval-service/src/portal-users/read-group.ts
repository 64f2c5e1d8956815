import { z } from "zod";
import type { Queryable } from "../database/database.ts";
import type { Group, Identity } from "../identity/identity.ts";
import { isNewcomer } from "./newcomer.ts";
import { markDeciders } from "./mark-deciders.ts";
import { recordPortalUsers } from "./record-portal-user.ts";

const PAGE = 100;

/**
 * Copies the members of a group from Keycloak into the projection, page by page. Who decides is marked at the end, when
 * every member is known: a reading that is interrupted takes no right away.
 */
export async function readGroup(
  { database, identity }: { database: Queryable; identity: Identity },
  group: Group,
): Promise<void> {
  const userIds: string[] = [];
  for (let first = 0; ; first += PAGE) {
    const readAt = await databaseTime(database);
    const members = await identity.listMembers(group, first, PAGE);
    const people = members.filter((member) => !isNewcomer(member));
    await recordPortalUsers(
      database,
      people.map(({ id, registrationId, customerNumbers, email, firstName, lastName, locale, enabled }) => ({
        userId: id,
        registrationId: z.uuid().safeParse(registrationId).data,
        customerNumber: customerNumbers.length === 1 ? (customerNumbers[0] ?? null) : null,
        email,
        firstName,
        lastName,
        locale,
        enabled,
      })),
      readAt,
    );
    if (group !== "portal-users") userIds.push(...members.map(({ id }) => id));
    if (members.length < PAGE) break;
  }
  if (group !== "portal-users") await markDeciders(database, group, userIds);
}

async function databaseTime(database: Queryable): Promise<Date> {
  const { rows } = await database.query<{ now: Date }>("select clock_timestamp() as now");
  return rows[0]?.now ?? new Date();
}
