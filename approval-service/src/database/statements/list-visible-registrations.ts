import type { Registration, VisibleState } from "../../registration/registration.ts";
import type { Queryable } from "../database.ts";
import { REGISTRATION_COLUMNS, type RegistrationRow, toRegistration } from "./registration-row.ts";

/** Where a page begins: after this row. The time is PostgreSQL's own text, since a Date would lose the microseconds. */
export type Cursor = { registeredAt: string; id: string };

/**
 * One page of confirmed registrations in a state, oldest first, of one customer or of all (null). Keyset paging: the
 * hundredth page costs what the first does.
 */
export async function listVisibleRegistrations(
  database: Queryable,
  page: { state: VisibleState; customerNumber: string | null; after: Cursor | undefined; limit: number },
): Promise<{ items: Registration[]; next: Cursor | undefined }> {
  const { rows } = await database.query<RegistrationRow & { registered_at_text: string }>(
    `select ${REGISTRATION_COLUMNS}, registered_at::text as registered_at_text from registration
     where state = $1 and confirmed_at is not null and forgotten_at is null
       ${page.customerNumber === null ? "and $2::text is null" : "and customer_number = $2"}
       and (registered_at, id) > ($3::timestamptz, $4::uuid)
     order by registered_at, id limit $5`,
    [
      page.state,
      page.customerNumber,
      page.after?.registeredAt ?? "-infinity",
      page.after?.id ?? "00000000-0000-0000-0000-000000000000",
      page.limit + 1,
    ],
  );
  const items = rows.slice(0, page.limit);
  const last = items.at(-1);
  const next =
    rows.length > page.limit && last ? { registeredAt: last.registered_at_text, id: last.id } : undefined;
  return { items: items.map(toRegistration), next };
}
