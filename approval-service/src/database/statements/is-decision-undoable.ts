import type { Queryable } from "../database.ts";

/** Whether the person who decided can still take it back, so that nothing may be carried out yet. */
export async function isDecisionUndoable(
  database: Queryable,
  registrationId: string,
  window: number,
): Promise<boolean> {
  const { rows } = await database.query<{ undoable: boolean }>(
    `select clock_timestamp() < decided_at + make_interval(secs => $2) as undoable
     from registration where id = $1 and decided_at is not null`,
    [registrationId, window],
  );
  return rows[0]?.undoable ?? false;
}
