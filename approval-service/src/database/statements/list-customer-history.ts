import type { Queryable } from "../database.ts";
import type { HistoryEntry } from "./list-history.ts";

export type CustomerHistoryEntry = HistoryEntry & {
  /** Whom it is about, as long as anybody can be recognised. */
  person: { firstName: string; lastName: string } | null;
  /** Of a registration that has a page of its own. */
  registrationId: string | null;
};

type Row = HistoryEntry & {
  seq: string;
  firstName: string | null;
  lastName: string;
  registrationId: string | null;
};

/** One page of what happened to a customer's registrations and accounts, latest first; without attempts that were refused. */
export async function listCustomerHistory(
  database: Queryable,
  customerNumber: string,
  { olderThan, limit }: { olderThan: string | undefined; limit: number },
): Promise<{ items: CustomerHistoryEntry[]; next: string | undefined }> {
  const { rows } = await database.query<Row>(
    `with entry as (
       select audit.* from registration join audit on audit.registration_id = registration.id
        where registration.customer_number = $1
       union
       select audit.* from portal_user join audit on audit.user_id = portal_user.user_id
        where portal_user.customer_number = $1
     )
     select entry.seq::text as seq, action, actor_type as "actorType", actor_name as "actorName",
            before_state as before, after_state as after, at,
            coalesce(registration.first_name, portal_user.first_name) as "firstName",
            coalesce(registration.last_name, portal_user.last_name) as "lastName",
            case when registration.confirmed_at is not null then registration.id end as "registrationId"
     from entry
     left join registration on registration.id = entry.registration_id and registration.forgotten_at is null
     left join portal_user on portal_user.user_id = entry.user_id
     where action not in ('access-refused', 'confirmation-refused')
       and ($2::bigint is null or entry.seq < $2::bigint)
     order by entry.seq desc limit $3`,
    [customerNumber, olderThan ?? null, limit + 1],
  );
  const page = rows.slice(0, limit);
  return {
    items: page.map(
      ({ action, actorType, actorName, before, after, at, firstName, lastName, registrationId }) => ({
        action,
        actorType,
        actorName,
        before,
        after,
        at,
        registrationId,
        person: firstName === null ? null : { firstName, lastName },
      }),
    ),
    next: rows.length > limit ? page.at(-1)?.seq : undefined,
  };
}
