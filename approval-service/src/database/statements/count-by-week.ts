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

/** Weeks begin where the vendor is (mail/format-day.ts). */
const ZONE = "Europe/Berlin";

const SECONDS = "extract(epoch from decided_at - confirmed_at)::float8";

/**
 * The last weeks, oldest first, the present one last. Each kind is counted in its own index. Whoever an admin added has
 * neither registered nor been decided on.
 */
export async function countByWeek(database: Queryable, weeks: number): Promise<WeekFigures[]> {
  // Compared as Berlin's clocks show it: a week in which they change has an hour more or less.
  const perWeek = (time: string, condition: string, figures: string) => `
    select date_trunc('week', ${time} at time zone '${ZONE}') as monday, ${figures} from registration, bounds
    where ${time} >= bounds.since and privacy_version is not null and ${condition} group by 1`;
  const { rows } = await database.query<WeekFigures>(
    `with first as (
       select date_trunc('week', now() at time zone '${ZONE}') - make_interval(weeks => $1 - 1) as monday
     ),
     bounds as (select monday at time zone '${ZONE}' as since from first),
     registered as (${perWeek("registered_at", "true", "count(*)::int as registered")}),
     confirmed as (${perWeek("confirmed_at", "true", "count(*)::int as confirmed")}),
     decided as (${perWeek(
       "decided_at",
       "state in ('approved', 'completed', 'rejected')",
       `(count(*) filter (where state <> 'rejected'))::int as approved,
        (count(*) filter (where state = 'rejected'))::int as rejected,
        percentile_cont(array[0.5, 0.9]) within group (order by ${SECONDS}) as seconds`,
     )}),
     completed as (${perWeek("closed_at", "state = 'completed'", "count(*)::int as completed")})
     select to_char(monday, 'IYYY-"W"IW') as week, to_char(monday, 'YYYY-MM-DD') as begins,
            coalesce(registered, 0) as registered, coalesce(confirmed, 0) as confirmed,
            coalesce(approved, 0) as approved, coalesce(rejected, 0) as rejected, coalesce(completed, 0) as completed,
            seconds[1] as "decisionMedian", seconds[2] as "decisionP90"
     from (select monday + make_interval(weeks => number) as monday
           from first, generate_series(0, $1 - 1) as number) as week
     left join registered using (monday) left join confirmed using (monday)
     left join decided using (monday) left join completed using (monday)
     order by monday`,
    [weeks],
  );
  return rows;
}
