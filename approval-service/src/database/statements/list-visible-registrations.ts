import { parseEmailAddress } from "../../registration/email-address.ts";
import type { Registration, VisibleState } from "../../registration/registration.ts";
import type { Queryable } from "../database.ts";
import { REGISTRATION_COLUMNS, type RegistrationRow, toRegistration } from "./registration-row.ts";

export const SORTS = ["oldest", "newest", "name"] as const;
export type Sort = (typeof SORTS)[number];

/** Where a page begins: after this row. A time is PostgreSQL's own text, since a Date would lose the microseconds. */
export type Cursor = { key: string; id: string };

export type RegistrationQuery = {
  state: VisibleState | "all";
  /** null: of all customers. */
  customerNumber: string | null;
  /** Every word of it is in the name, the address or the customer. */
  search?: string | undefined;
  sort: Sort;
  after: Cursor | undefined;
  limit: number;
};

const ORDERS: Record<Sort, { column: string; type: string; direction: "asc" | "desc" }> = {
  oldest: { column: "registered_at", type: "timestamptz", direction: "asc" },
  newest: { column: "registered_at", type: "timestamptz", direction: "desc" },
  name: { column: "sort_name", type: "text", direction: "asc" },
};

/** Words beyond these say nothing more, and each costs a look into the index. */
const MOST_WORDS = 5;

/** One page of confirmed registrations. Keyset paging: the hundredth page costs what the first does. */
export async function listVisibleRegistrations(
  database: Queryable,
  { state, customerNumber, search = "", sort, after, limit }: RegistrationQuery,
): Promise<{ items: Registration[]; next: Cursor | undefined }> {
  const { column, type, direction } = ORDERS[sort];
  const values: unknown[] = [];
  const value = (one: unknown) => `$${values.push(one)}`;
  const conditions = ["confirmed_at is not null", "forgotten_at is null"];
  if (state !== "all") conditions.push(`state = ${value(state)}`);
  if (customerNumber !== null) conditions.push(`customer_number = ${value(customerNumber)}`);
  for (const word of search.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS)) {
    const address = parseEmailAddress(word);
    // A whole address is found by itself: the parts it is made of are common to many.
    if (address) conditions.push(`email_key = ${value(address.key)}`);
    else conditions.push(`search_text like ${value(`%${escapeLike(word.toLowerCase())}%`)}`);
  }
  if (after) {
    const comparison = direction === "asc" ? ">" : "<";
    conditions.push(`(${column}, id) ${comparison} (${value(after.key)}::${type}, ${value(after.id)}::uuid)`);
  }
  const { rows } = await database.query<RegistrationRow & { cursor_key: string }>(
    `select ${REGISTRATION_COLUMNS}, ${column}::text as cursor_key from registration
     where ${conditions.join(" and ")}
     order by ${column} ${direction}, id ${direction} limit ${value(limit + 1)}`,
    values,
  );
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map(toRegistration),
    next: rows.length > limit && last ? { key: last.cursor_key, id: last.id } : undefined,
  };
}

function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}
