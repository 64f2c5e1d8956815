import type { KnownRegistration } from "../../restore/difference.ts";
import type { Queryable } from "../database.ts";

const COLUMNS = `id, state, email, customer_number as "customerNumber",
  decision_effective_at is not null as "isEffective", keycloak_user_id as "keycloakUserId"`;

/** The registrations with these ids, as far as there are such. */
export async function findKnownRegistrations(
  database: Queryable,
  ids: readonly string[],
): Promise<KnownRegistration[]> {
  const { rows } = await database.query<KnownRegistration>(
    `select ${COLUMNS} from registration where id = any($1::uuid[])`,
    [ids],
  );
  return rows;
}

/** The registrations that should have a user in Keycloak, and whose user is none of these. */
export async function findRegistrationsOfOtherUsers(
  database: Queryable,
  userIds: readonly string[],
): Promise<KnownRegistration[]> {
  const { rows } = await database.query<KnownRegistration>(
    `select ${COLUMNS} from registration
     where keycloak_user_id is not null
       and (state in ('pending', 'approved', 'invited', 'completed')
            or (state = 'rejected' and decision_effective_at is null))
       and not exists (select from unnest($1::text[]) as seen(id) where seen.id = keycloak_user_id)
     order by registered_at, id`,
    [userIds],
  );
  return rows;
}
