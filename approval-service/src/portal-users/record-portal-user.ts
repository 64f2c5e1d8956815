import type { Queryable } from "../database/database.ts";
import type { Language } from "../language.ts";
import { emailKeyOf } from "../registration/email-address.ts";

/** What Keycloak, a log-in or our own action tells of a person. */
export type KnownUser = {
  userId: string;
  /** The registration the account was made for; undefined where the source does not know it: what was known stays. */
  registrationId?: string | undefined;
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

/**
 * Feeds the projection (decision 9) with what is known of users. Who decides is marked by mark-deciders.ts alone. Whether an
 * account that is being changed may be used is what somebody wants of it, until it is done; what was read of it before it was
 * done (`readAt`, now unless told) is out of date.
 */
export async function recordPortalUsers(
  database: Queryable,
  users: readonly KnownUser[],
  readAt?: Date,
): Promise<void> {
  if (users.length === 0) return;
  await database.query(
    `insert into portal_user
       (user_id, customer_number, email, email_key, first_name, last_name, locale, enabled, registration_id)
     select user_id, customer_number, email, email_key, first_name, last_name, coalesce(locale, 'de'), enabled,
            registration_id
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::boolean[],
                 $9::uuid[])
       as known(user_id, customer_number, email, email_key, first_name, last_name, locale, enabled, registration_id)
     on conflict (user_id) do update
       set customer_number = coalesce(excluded.customer_number, portal_user.customer_number),
           email = excluded.email, email_key = excluded.email_key,
           first_name = excluded.first_name, last_name = excluded.last_name, locale = excluded.locale,
           enabled = case when portal_user.change is null
                               and coalesce(portal_user.changed_at <= coalesce($10, now()), true)
                          then excluded.enabled else portal_user.enabled end,
           registration_id = coalesce(excluded.registration_id, portal_user.registration_id), seen_at = now()`,
    [
      users.map(({ userId }) => userId),
      users.map(({ customerNumber }) => customerNumber),
      users.map(({ email }) => email),
      users.map(({ email }) => emailKeyOf(email)),
      users.map(({ firstName }) => firstName),
      users.map(({ lastName }) => lastName),
      users.map(({ locale }) => locale ?? null),
      users.map(({ enabled }) => enabled),
      users.map(({ registrationId }) => registrationId ?? null),
      readAt ?? null,
    ],
  );
}

export function nameOf({ firstName, lastName }: Pick<KnownUser, "firstName" | "lastName">): string {
  return `${firstName} ${lastName}`.trim();
}
