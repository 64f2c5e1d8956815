import type { Queryable } from "../database.ts";

/** Whether a registration is this person's own: by the user it created or by the address. */
export async function isOwnRegistration(
  database: Queryable,
  registrationId: string,
  person: { id: string; emailKey: string },
): Promise<boolean> {
  const { rowCount } = await database.query(
    "select from registration where id = $1 and (keycloak_user_id = $2 or email_key = $3)",
    [registrationId, person.id, person.emailKey],
  );
  return rowCount > 0;
}
