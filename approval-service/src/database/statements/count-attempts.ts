import type { Queryable } from "../database.ts";

/**
 * Adds `by` to the counter of each key for the current window and answers with the new counts, in one atomic statement.
 * Windows are of fixed length and by the database's clock.
 */
export async function countAttempts(
  database: Queryable,
  keys: readonly string[],
  windowSeconds: number,
  by: 1 | -1 = 1,
): Promise<{ counts: Map<string, number>; secondsLeft: number }> {
  // Sorted, so that two requests never wait for each other's rows crosswise.
  const { rows } = await database.query<{ key: string; count: number; seconds_left: number }>(
    `with span as (
       select date_bin(make_interval(secs => $2), now(), timestamptz '2000-01-01') as start
     ), counted as (
       insert into attempt (key, window_start, count)
       select key, start, greatest($3, 0) from unnest($1::text[]) as key, span order by key
       on conflict (key, window_start) do update set count = greatest(attempt.count + $3, 0)
       returning key, count
     )
     select key, count, ceil($2 - extract(epoch from now() - start))::int as seconds_left from counted, span`,
    [keys, windowSeconds, by],
  );
  return {
    counts: new Map(rows.map(({ key, count }) => [key, count])),
    secondsLeft: Math.max(1, rows[0]?.seconds_left ?? 1),
  };
}
