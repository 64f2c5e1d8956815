import type { Queryable } from "../database/database.ts";
import type { PortalUser } from "./record-portal-user.ts";

export const PORTAL_USER_COLUMNS = `user_id as "userId", customer_number as "customerNumber", email,
  first_name as "firstName", last_name as "lastName", locale, is_super_admin as "isSuperAdmin",
  is_operator as "isOperator", enabled`;

export async function findPortalUser(database: Queryable, userId: string): Promise<PortalUser | undefined> {
  const { rows } = await database.query<PortalUser>(
    `select ${PORTAL_USER_COLUMNS} from portal_user where user_id = $1`,
    [userId],
  );
  return rows[0];
}
