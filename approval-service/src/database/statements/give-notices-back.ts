import type { Queryable } from "../database.ts";

/**
 * The mail could not be sent: its notices wait again, and whichever job comes first takes all of them, so that an outage ends
 * with one mail and not with one per window. The window ends at once.
 */
export async function giveNoticesBack(database: Queryable, jobId: string): Promise<void> {
  await database.query(
    `with given_back as (
       update approver_notice set taken_by = null where taken_by = $1 and mailed_at is null
       returning user_id, kind
     )
     update approver_digest set window_ends_at = now() from given_back
     where approver_digest.user_id = given_back.user_id and approver_digest.kind = given_back.kind`,
    [jobId],
  );
}
