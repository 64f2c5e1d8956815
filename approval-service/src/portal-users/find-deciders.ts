import type { Queryable } from "../database/database.ts";
import { PORTAL_USER_COLUMNS } from "./find-portal-user.ts";
import type { PortalUser } from "./record-portal-user.ts";

/** The super admins of a customer, or the operators (null), who can log in. */
export async function findDeciders(
  database: Queryable,
  customerNumber: string | null,
): Promise<PortalUser[]> {
  const { rows } = await database.query<PortalUser>(
    `select ${PORTAL_USER_COLUMNS} from portal_user
     where enabled and ${customerNumber === null ? "is_operator and $1::text is null" : "is_super_admin and customer_number = $1"}
     order by user_id`,
    [customerNumber],
  );
  return rows;
}
