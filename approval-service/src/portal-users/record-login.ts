import type { Queryable } from "../database/database.ts";
import type { Rights } from "../identity/identity.ts";

export type Login = {
  userId: string;
  email: string;
  firstName: string;
  lastName: string;
  /** What identity.rightsOf answered at this log-in. */
  rights: Rights;
};

/** Feeds the projection of portal users (decision 9) with what a log-in shows. */
export async function recordLogin(database: Queryable, login: Login): Promise<void> {
  const { userId, email, firstName, lastName, rights } = login;
  await database.query(
    `insert into portal_user (user_id, customer_number, email, first_name, last_name,
                              is_super_admin, is_operator, enabled, seen_at)
     values ($1, $2, $3, $4, $5, $6, $7, true, now())
     on conflict (user_id) do update
       set customer_number = coalesce(excluded.customer_number, portal_user.customer_number),
           email = excluded.email, first_name = excluded.first_name, last_name = excluded.last_name,
           is_super_admin = excluded.is_super_admin, is_operator = excluded.is_operator,
           enabled = true, seen_at = excluded.seen_at`,
    [
      userId,
      rights.kind === "super-admin" ? rights.customerNumber : null,
      email,
      firstName,
      lastName,
      rights.kind === "super-admin",
      rights.kind === "operator",
    ],
  );
}
