import type { Queryable } from "../database.ts";

export type AttemptCounts = {
  /** How often each key was counted in the current window; a key that was not counted is missing. */
  counts: ReadonlyMap<string, number>;
  /** Until the window ends and counting begins anew. */
  secondsLeft: number;
};

/**
 * Counts one more attempt for each key, in one atomic statement, and answers with the new counts. Windows are of fixed
 * length and by the database's clock.
 */
export async function countAttempts(
  database: Queryable,
  keys: readonly string[],
  windowSeconds: number,
): Promise<AttemptCounts> {
  // Ordered, so that two requests never wait for each other's rows crosswise.
  return toCounts(
    await database.query<AttemptRow>(
      `with span as (${CURRENT_WINDOW}), counted as (
         insert into attempt (key, window_start, count)
         select key, start, 1 from unnest($1::text[]) as key, span order by key
         on conflict (key, window_start) do update set count = attempt.count + 1
         returning key, count
       )
       select key, count, ${SECONDS_LEFT} from span left join counted on true`,
      [keys, windowSeconds],
    ),
  );
}

/** How often each key was counted, without counting. */
export async function readAttempts(
  database: Queryable,
  keys: readonly string[],
  windowSeconds: number,
): Promise<AttemptCounts> {
  return toCounts(
    await database.query<AttemptRow>(
      `with span as (${CURRENT_WINDOW})
       select key, count, ${SECONDS_LEFT} from span
       left join attempt on window_start = start and key = any($1::text[])`,
      [keys, windowSeconds],
    ),
  );
}

const CURRENT_WINDOW = "select date_bin(make_interval(secs => $2), now(), timestamptz '2000-01-01') as start";
const SECONDS_LEFT = "ceil($2 - extract(epoch from now() - start))::int as seconds_left";

type AttemptRow = { key: string | null; count: number | null; seconds_left: number };

function toCounts({ rows }: { rows: readonly AttemptRow[] }): AttemptCounts {
  const counts = new Map<string, number>();
  for (const { key, count } of rows) if (key !== null) counts.set(key, count ?? 0);
  return { counts, secondsLeft: Math.max(1, rows[0]?.seconds_left ?? 1) };
}
