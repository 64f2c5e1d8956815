import type { State } from "../../registration/registration.ts";
import type { Queryable } from "../database.ts";

/** What helps to decide on a registration. */
export type Hints = {
  /** The address's domain among those of the customer's other users; `first`: there are none yet. */
  domain: "same" | "different" | "first";
  /** Names of people of the same customer that are this or nearly this, each once. */
  similarNames: string[];
  /** Earlier registrations of the same address with the same customer, latest first. */
  earlier: { state: State; registeredAt: Date }[];
};

/** Nearly the same: „Erica" and „Erika" Mustermann are at 0.75. */
const SIMILAR = 0.6;

/** The hints of some registrations, in one round trip. */
export async function findHints(
  database: Queryable,
  registrationIds: readonly string[],
): Promise<Map<string, Hints>> {
  if (registrationIds.length === 0) return new Map();
  const { rows } = await database.query<{
    id: string;
    domain: Hints["domain"];
    similar_names: string[];
    earlier: { state: State; registeredAt: string }[];
  }>(
    `select registration.id,
            case when not exists (select from portal_user where ${COLLEAGUE}) then 'first'
                 when exists (select from portal_user
                              where ${COLLEAGUE} and email_domain = split_part(registration.email_key, '@', 2)) then 'same'
                 else 'different' end as domain,
            array(select min(first_name || ' ' || last_name) from portal_user
                  where ${COLLEAGUE}
                    and similarity(full_name, lower(registration.first_name || ' ' || registration.last_name)) >= ${SIMILAR}
                  group by full_name order by full_name limit 3) as similar_names,
            (select coalesce(json_agg(json_build_object('state', state, 'registeredAt', registered_at)
                                      order by registered_at desc), '[]')
             from registration former
             where former.email_key = registration.email_key and former.forgotten_at is null
               and former.customer_number = registration.customer_number
               and former.registered_at < registration.registered_at) as earlier
     from registration where registration.id = any($1::uuid[])`,
    [registrationIds],
  );
  return new Map(
    rows.map(({ id, domain, similar_names, earlier }) => [
      id,
      {
        domain,
        similarNames: similar_names,
        earlier: earlier.map(({ state, registeredAt }) => ({ state, registeredAt: new Date(registeredAt) })),
      },
    ]),
  );
}

/** Another person of the customer; the registration's own disabled user is none. */
const COLLEAGUE = `portal_user.customer_number = registration.customer_number
  and portal_user.email_key <> registration.email_key
  and portal_user.user_id is distinct from registration.keycloak_user_id`;
