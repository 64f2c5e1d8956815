/**
 * What a page of the approval list costs with 100,000 registrations against 1,000: first, middle and last page, of one
 * customer and of all. Both sides take turns in one run; medians and their ratio are compared with the promised limit.
 *
 * Needs a PostgreSQL server in TEST_POSTGRES_URL, as the integration tests do.
 */
import {
  type Cursor,
  listVisibleRegistrations,
} from "../src/database/statements/list-visible-registrations.ts";
import { freshDatabase, type FreshDatabase } from "../test/fresh-database.ts";

const ROWS = { few: 1_000, many: 100_000 };
const PAGE = 50;
const ROUNDS = 200;
const LIMIT = 1.3;

/** Registrations a minute apart; the customer that is asked for has fifty in each database, spread evenly. */
async function filled(rows: number): Promise<FreshDatabase> {
  const database = await freshDatabase();
  await database.owner.query(
    `insert into registration (state, email, email_key, first_name, last_name, customer_number, locale,
                               privacy_version, marketing_consent, registered_at, confirmed_at)
     select 'pending', 'p' || n || '@praxis.example', 'p' || n || '@praxis.example', 'Erika', 'Muster ' || n,
            case when n % ($1::int / 50) = 0 then '1000001' else (2000000 + n % 5000)::text end, 'de', '2026-11', false,
            now() - make_interval(mins => $1::int - n), now()
       from generate_series(1, $1::int) n`,
    [rows],
  );
  await database.owner.query("analyze registration");
  return database;
}

/** Where the page begins that shows the row at this share of the list. */
async function cursorAt(database: FreshDatabase, share: number): Promise<Cursor | undefined> {
  if (share === 0) return undefined;
  const { rows } = await database.owner.query<Cursor>(
    `select registered_at::text as "registeredAt", id from registration order by registered_at, id
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
  const pages = [
    { page: "first page, all customers", share: 0, customerNumber: null },
    { page: "middle page, all customers", share: 0.5, customerNumber: null },
    { page: "last page, all customers", share: 1, customerNumber: null },
    { page: "first page, one customer", share: 0, customerNumber: "1000001" },
  ];
  console.log(`| page | ${ROWS.few} rows | ${ROWS.many} rows | ratio | limit |`);
  console.log("| --- | --- | --- | --- | --- |");
  for (const { page, share, customerNumber } of pages) {
    const sides = await Promise.all(
      [few, many].map(async (database) => ({
        after: await cursorAt(database, share),
        database,
        times: [] as number[],
      })),
    );
    for (let round = 0; round < ROUNDS; round++) {
      for (const { database, after, times } of sides) {
        const list = () =>
          listVisibleRegistrations(database.app, { state: "pending", customerNumber, after, limit: PAGE });
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
