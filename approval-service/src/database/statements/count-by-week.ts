import { TIME_ZONE } from "../../time-zone.ts";
import type { Queryable } from "../database.ts";

/** What happened in one week. */
export type WeekFigures = {
  /** ISO 8601, such as 2026-W48. */
  week: string;
  /** Its Monday. */
  begins: string;
  registered: number;
  confirmed: number;
  approved: number;
  rejected: number;
  completed: number;
  /** Seconds from the confirmation to the decision; null where nothing was decided. */
  decisionMedian: number | null;
  decisionP90: number | null;
};

/**
 * The last weeks, oldest first, the present one last. Each kind is counted in its own index, week by week. Whoever an admin
 * added has neither registered nor been decided on.
 */
export async function countByWeek(database: Queryable, weeks: number): Promise<WeekFigures[]> {
  const during = (time: string) =>
    `from registration where ${time} >= week.begin and ${time} < week.end and privacy_version is not null`;
  const { rows } = await database.query<WeekFigures>(
    // Added as Berlin's clocks show it: a week in which they change has an hour more or less.
    `with week as (
       select monday, monday at time zone '${TIME_ZONE}' as begin,
              (monday + interval '1 week') at time zone '${TIME_ZONE}' as end
       from generate_series(0, $1 - 1) as ago,
            lateral (select date_trunc('week', now() at time zone '${TIME_ZONE}') - make_interval(weeks => ago) as monday)
     )
     select to_char(monday, 'IYYY-"W"IW') as week, to_char(monday, 'YYYY-MM-DD') as begins,
            registered.count as registered, confirmed.count as confirmed, approved, rejected,
            completed.count as completed, seconds[1] as "decisionMedian", seconds[2] as "decisionP90"
     from week,
     lateral (select count(*)::int ${during("registered_at")}) as registered,
     lateral (select count(*)::int ${during("confirmed_at")}) as confirmed,
     lateral (
       select (count(*) filter (where state <> 'rejected'))::int as approved,
              (count(*) filter (where state = 'rejected'))::int as rejected,
              percentile_cont(array[0.5, 0.9]) within group
                (order by extract(epoch from decided_at - confirmed_at)::float8) as seconds
       ${during("decided_at")} and state in ('approved', 'completed', 'rejected')
     ) as decided,
     lateral (select count(*)::int ${during("closed_at")} and state = 'completed') as completed
     order by monday`,
    [weeks],
  );
  return rows;
}
