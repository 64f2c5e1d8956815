import type { Actor, State } from "../../registration/registration.ts";
import type { Queryable } from "../database.ts";

/** One step of a registration's history, without what is nobody's business: no addresses, no request ids. */
export type HistoryEntry = {
  action: string;
  actorType: Actor["type"];
  actorName: string | null;
  before: State | null;
  after: State | null;
  at: Date;
};

/** What happened to a registration, oldest first. */
export async function listHistory(database: Queryable, registrationId: string): Promise<HistoryEntry[]> {
  const { rows } = await database.query<HistoryEntry>(
    `select action, actor_type as "actorType", actor_name as "actorName",
            before_state as before, after_state as after, at
       from audit
      where registration_id = $1 and action not in ('access-refused', 'confirmation-refused')
      order by seq`,
    [registrationId],
  );
  return rows;
}
