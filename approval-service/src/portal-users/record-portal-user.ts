import type { Queryable } from "../database/database.ts";
import type { Language } from "../language.ts";
import { emailKeyOf } from "../registration/email-address.ts";

/** What Keycloak, a log-in or our own action tells of a person. */
export type KnownUser = {
  userId: string;
  /** null where the source does not know it: what was known stays. */
  customerNumber: string | null;
  email: string;
  firstName: string;
  lastName: string;
  /** The language for mails; undefined means German. */
  locale: Language | undefined;
  enabled: boolean;
};

/** A row of the projection: the person, and whether they were last seen among those who decide. */
export type PortalUser = KnownUser & { isSuperAdmin: boolean; isOperator: boolean };

/** Feeds the projection (decision 9) with what is known of users now. Who decides is marked by mark-deciders.ts alone. */
export async function recordPortalUsers(database: Queryable, users: readonly KnownUser[]): Promise<void> {
  if (users.length === 0) return;
  await database.query(
    `insert into portal_user (user_id, customer_number, email, email_key, first_name, last_name, locale, enabled)
     select user_id, customer_number, email, email_key, first_name, last_name, coalesce(locale, 'de'), enabled
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::boolean[])
       as known(user_id, customer_number, email, email_key, first_name, last_name, locale, enabled)
     on conflict (user_id) do update
       set customer_number = coalesce(excluded.customer_number, portal_user.customer_number),
           email = excluded.email, email_key = excluded.email_key,
           first_name = excluded.first_name, last_name = excluded.last_name, locale = excluded.locale,
           enabled = excluded.enabled, seen_at = now()`,
    [
      users.map(({ userId }) => userId),
      users.map(({ customerNumber }) => customerNumber),
      users.map(({ email }) => email),
      users.map(({ email }) => emailKeyOf(email)),
      users.map(({ firstName }) => firstName),
      users.map(({ lastName }) => lastName),
      users.map(({ locale }) => locale ?? null),
      users.map(({ enabled }) => enabled),
    ],
  );
}

export function nameOf({ firstName, lastName }: Pick<KnownUser, "firstName" | "lastName">): string {
  return `${firstName} ${lastName}`.trim();
}
