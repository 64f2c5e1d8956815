/**
 * What a page of the approval list and one of the employees' list cost with 100,000 people against 1,000: first, middle and
 * last page, of one customer and of all, by time and by name, searched and in every state. Both sides take turns in one run;
 * medians and their ratio are compared with the promised limit.
 *
 * Needs a PostgreSQL server in TEST_POSTGRES_URL, as the integration tests do.
 */
import { createHash } from "node:crypto";
import { type EmployeeQuery, listEmployees } from "../src/database/statements/list-employees.ts";
import { findHints } from "../src/database/statements/find-hints.ts";
import {
  type Cursor,
  listVisibleRegistrations,
  type RegistrationQuery,
  type Sort,
} from "../src/database/statements/list-visible-registrations.ts";
import { freshDatabase, type FreshDatabase } from "../test/fresh-database.ts";

const ROWS = { few: 1_000, many: 100_000 };
const PAGE = 50;
const ROUNDS = 200;
const LIMIT = 1.3;
/** Of the 777th person: substr(md5('777'), 2, 6). */
const PART_OF_A_NAME = createHash("md5").update("777").digest("hex").slice(1, 7);

/**
 * Registrations a minute apart. Practices have twenty people and as many registrations, however many practices there are;
 * the customer that is asked for has fifty, spread evenly. Of all who have an account, a hundred each have not completed their
 * registration or invitation, or are deactivated, however many people there are.
 */
async function filled(rows: number): Promise<FreshDatabase> {
  const database = await freshDatabase();
  const practices = rows / 20;
  await database.asSuperuser(
    `insert into registration (state, email, email_key, first_name, last_name, customer_number, locale,
                               privacy_version, marketing_consent, registered_at, confirmed_at)
     select 'pending', 'p' || n || '@praxis.example', 'p' || n || '@praxis.example', 'Erika',
            initcap(substr(md5(n::text), 1, 10)),
            case when n % (${rows} / 50) = 0 then '1000001' else (2000000 + n % ${practices})::text end,
            'de', '2026-11', false, now() - make_interval(mins => ${rows} - n), now()
       from generate_series(1, ${rows}) n;
     insert into registration (state, email, email_key, first_name, last_name, customer_number, locale, privacy_version,
                               marketing_consent, registered_at, confirmed_at, decided_at, decided_by_id,
                               decision_effective_at, keycloak_user_id)
     select case n % (${rows} / 100) when 1 then 'approved' when 2 then 'invited' else 'completed' end,
            'u' || n || '@praxis.example', 'u' || n || '@praxis.example', 'Jonas',
            initcap(substr(md5(n::text), 10, 10)),
            case when n <= 50 then '1000001' else (2000000 + n % ${practices})::text end,
            'de', '2026-11', false, now() - make_interval(mins => ${rows} - n), now(), now(), 'x', now(), 'u' || n
       from generate_series(1, ${rows}) n;
     insert into portal_user (user_id, customer_number, email, email_key, first_name, last_name, enabled, registration_id)
     select keycloak_user_id, customer_number, email, email_key, first_name, last_name,
            substr(keycloak_user_id, 2)::int % (${rows} / 100) <> 3, id
       from registration where keycloak_user_id is not null`,
  );
  // As autovacuum does in an hour: filling has left a dead version of every user.
  await database.asSuperuser("vacuum analyze registration, portal_user");
  return database;
}

const KEYS: Record<Sort, string> = { oldest: "registered_at", newest: "registered_at", name: "sort_name" };

/** Where the page begins that shows the row at this share of the list. */
async function cursorAt(database: FreshDatabase, share: number, sort: Sort): Promise<Cursor | undefined> {
  if (share === 0) return undefined;
  const { rows } = await database.owner.query<Cursor>(
    `select ${KEYS[sort]}::text as key, id from registration where state = 'pending' order by ${KEYS[sort]}, id
     offset (select floor(count(*) * $1::numeric) - $2::int from registration where state = 'pending') limit 1`,
    [share, share === 1 ? PAGE : 0],
  );
  return rows[0];
}

/** One page of registrations with its hints, beginning at this share of the list. */
function registrations(share: number, query: Partial<RegistrationQuery> = {}): Page {
  const asked = { state: "pending", customerNumber: null, sort: "oldest", limit: PAGE, ...query } as const;
  return async (database) => {
    const after = await cursorAt(database, share, asked.sort);
    return async () => {
      const { items } = await listVisibleRegistrations(database.app, { ...asked, after });
      await findHints(
        database.app,
        items.map(({ id }) => id),
      );
    };
  };
}

/** One page of employees, beginning at this share of the list. */
function employees(share: number, query: Partial<EmployeeQuery> = {}): Page {
  const asked = { state: "all", customerNumber: null, search: "", limit: PAGE, ...query } as const;
  return async (database) => {
    const { rows } = await database.owner.query<{ name: string; id: string }>(
      `select sort_name as name, user_id as id from portal_user order by sort_name, user_id
       offset (select floor(count(*) * $1::numeric) - $2::int from portal_user) limit 1`,
      [share, share === 1 ? PAGE : 0],
    );
    const after = share === 0 ? undefined : rows[0];
    return () => listEmployees(database.app, { ...asked, after });
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** What is measured, ready to be read again and again in this database. */
type Page = (database: FreshDatabase) => Promise<() => Promise<unknown>>;

const PAGES: Record<string, Page> = {
  "first page, all customers": registrations(0),
  "middle page, all customers": registrations(0.5),
  "last page, all customers": registrations(1),
  "first page, one customer": registrations(0, { customerNumber: "1000001" }),
  "first page, every state": registrations(0, { state: "all" }),
  "middle page, by name": registrations(0.5, { sort: "name" }),
  "one person, by the address": registrations(0, { search: "p777@praxis.example" }),
  "one person, by part of the name": registrations(0, { search: PART_OF_A_NAME }),
  "search that finds many": registrations(0.5, { search: "erika" }),
  "employees, first page": employees(0),
  "employees, middle page": employees(0.5),
  "employees, last page": employees(1),
  "employees, active": employees(0.5, { state: "active" }),
  "employees, not completed": employees(0, { state: "completing" }),
  "employees, invited": employees(0, { state: "invited" }),
  "employees, deactivated": employees(0, { state: "deactivated" }),
  "employees of one customer, active": employees(0, { customerNumber: "1000001", state: "active" }),
};

const few = await filled(ROWS.few);
const many = await filled(ROWS.many);
let isWithinLimit = true;
try {
  console.log(`| page | ${ROWS.few} rows | ${ROWS.many} rows | ratio | limit |`);
  console.log("| --- | --- | --- | --- | --- |");
  for (const [name, page] of Object.entries(PAGES)) {
    const sides = await Promise.all(
      [few, many].map(async (database) => ({ read: await page(database), times: [] as number[] })),
    );
    for (let round = 0; round < ROUNDS; round++)
      for (const { read, times } of sides) times.push(await timed(read));
    const [small = Number.NaN, large = Number.NaN] = sides.map(({ times }) => median(times));
    isWithinLimit &&= large / small <= LIMIT;
    console.log(
      `| ${name} | ${small.toFixed(2)} ms | ${large.toFixed(2)} ms | ${(large / small).toFixed(2)} | ${LIMIT} |`,
    );
  }
} finally {
  await few.drop();
  await many.drop();
}
process.exitCode = isWithinLimit ? 0 : 1;
