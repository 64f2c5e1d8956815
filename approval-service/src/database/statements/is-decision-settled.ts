import type { Queryable } from "../database.ts";

/**
 * Whether a decision stands and can no longer be taken back, so that it may be carried out. Waits for whoever is just taking
 * it back, for whom the clock was read before ours.
 */
export async function isDecisionSettled(
  database: Queryable,
  registrationId: string,
  { state, undoWindow }: { state: "approved" | "rejected"; undoWindow: number },
): Promise<boolean> {
  const { rows } = await database.query<{ settled: boolean }>(
    `select clock_timestamp() >= decided_at + make_interval(secs => $3) as settled
     from registration where id = $1 and state = $2 and decided_at is not null for share`,
    [registrationId, state, undoWindow],
  );
  return rows[0]?.settled ?? false;
}
