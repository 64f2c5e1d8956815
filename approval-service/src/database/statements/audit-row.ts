/** A row of the audit as text, which loses nothing: numbers of any length, times in UTC to the microsecond. */
export type AuditRow = {
  seq: string;
  registrationId: string | null;
  action: string;
  actorType: string;
  actorId: string | null;
  actorName: string | null;
  before: string | null;
  after: string | null;
  requestId: string | null;
  userId: string | null;
  at: string;
};

/** The columns of every statement that answers with whole rows of the audit. */
export const AUDIT_COLUMNS = `audit.seq::text as seq, registration_id::text as "registrationId", action,
  actor_type as "actorType", actor_id as "actorId", actor_name as "actorName", before_state as before,
  after_state as after, request_id as "requestId", user_id as "userId",
  to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`;
