/**
 * What a page of the approval list costs with 100,000 registrations against 1,000: first, middle and last page, of one
 * customer and of all, by time and by name, searched and in every state. Both sides take turns in one run; medians and their ratio are compared with the promised limit.
 *
 * Needs a PostgreSQL server in TEST_POSTGRES_URL, as the integration tests do.
 */
import { createHash } from "node:crypto";
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
 * the customer that is asked for has fifty, spread evenly.
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
     insert into portal_user (user_id, customer_number, email, email_key, first_name, last_name, enabled)
     select 'u' || n, case when n <= 50 then '1000001' else (2000000 + n % ${practices})::text end,
            'u' || n || '@praxis.example', 'u' || n || '@praxis.example', 'Jonas',
            initcap(substr(md5(n::text), 10, 10)), true
       from generate_series(1, ${rows}) n;
     analyze registration, portal_user`,
  );
  return database;
}

const KEYS: Record<Sort, string> = { oldest: "registered_at", newest: "registered_at", name: "sort_name" };

/** Where the page begins that shows the row at this share of the list. */
async function cursorAt(database: FreshDatabase, share: number, sort: Sort): Promise<Cursor | undefined> {
  if (share === 0) return undefined;
  const { rows } = await database.owner.query<Cursor>(
    `select ${KEYS[sort]}::text as key, id from registration order by ${KEYS[sort]}, id
     offset (select floor(count(*) * $1::numeric) - $2::int from registration) limit 1`,
    [share, share === 1 ? PAGE : 0],
  );
  return rows[0];
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const few = await filled(ROWS.few);
const many = await filled(ROWS.many);
let isWithinLimit = true;
try {
  const all: Omit<RegistrationQuery, "after"> = {
    state: "pending",
    customerNumber: null,
    sort: "oldest",
    limit: PAGE,
  };
  const pages = [
    { page: "first page, all customers", share: 0, query: all },
    { page: "middle page, all customers", share: 0.5, query: all },
    { page: "last page, all customers", share: 1, query: all },
    { page: "first page, one customer", share: 0, query: { ...all, customerNumber: "1000001" } },
    { page: "first page, every state", share: 0, query: { ...all, state: "all" as const } },
    { page: "middle page, by name", share: 0.5, query: { ...all, sort: "name" as const } },
    { page: "one person, by the address", share: 0, query: { ...all, search: "p777@praxis.example" } },
    { page: "one person, by part of the name", share: 0, query: { ...all, search: PART_OF_A_NAME } },
    { page: "search that finds many", share: 0.5, query: { ...all, search: "erika" } },
  ];
  console.log(`| page | ${ROWS.few} rows | ${ROWS.many} rows | ratio | limit |`);
  console.log("| --- | --- | --- | --- | --- |");
  for (const { page, share, query } of pages) {
    const sides = await Promise.all(
      [few, many].map(async (database) => ({
        after: await cursorAt(database, share, query.sort),
        database,
        times: [] as number[],
      })),
    );
    for (let round = 0; round < ROUNDS; round++) {
      for (const { database, after, times } of sides) {
        const list = async () => {
          const { items } = await listVisibleRegistrations(database.app, { ...query, after });
          await findHints(
            database.app,
            items.map(({ id }) => id),
          );
        };
        times.push(await timed(list));
      }
    }
    const [small = Number.NaN, large = Number.NaN] = sides.map(({ times }) => median(times));
    isWithinLimit &&= large / small <= LIMIT;
    console.log(
      `| ${page} | ${small.toFixed(2)} ms | ${large.toFixed(2)} ms | ${(large / small).toFixed(2)} | ${LIMIT} |`,
    );
  }
} finally {
  await few.drop();
  await many.drop();
}
process.exitCode = isWithinLimit ? 0 : 1;
