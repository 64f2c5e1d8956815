import type { Registration } from "../../registration/registration.ts";
import type { Queryable } from "../database.ts";
import { REGISTRATION_COLUMNS, type RegistrationRow, toRegistration } from "./registration-row.ts";

/**
 * What a mail job has to tell: the registrations it has taken that wait still, longest first. Whose recipient may no
 * longer decide them is left out.
 */
export async function listTakenNotices(database: Queryable, jobId: string): Promise<Registration[]> {
  const { rows } = await database.query<RegistrationRow>(
    `select ${REGISTRATION_COLUMNS} from registration
     where state = 'pending' and id in (
       select notice.registration_id from approver_notice notice join portal_user decider using (user_id)
       where notice.taken_by = $1 and notice.mailed_at is null and decider.enabled
         and (decider.is_operator
           or (decider.is_super_admin and decider.customer_number = registration.customer_number)))
     order by confirmed_at, id`,
    [jobId],
  );
  return rows.map(toRegistration);
}
