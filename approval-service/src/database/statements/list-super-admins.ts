import type { Queryable } from "../database.ts";

export type SuperAdmin = {
  userId: string;
  firstName: string;
  lastName: string;
  email: string;
  enabled: boolean;
  lastLoginAt: Date | null;
};

/** The super admins of a customer by name, those who may not log in too. */
export async function listSuperAdmins(database: Queryable, customerNumber: string): Promise<SuperAdmin[]> {
  const { rows } = await database.query<SuperAdmin>(
    `select user_id as "userId", first_name as "firstName", last_name as "lastName", email, enabled,
            last_login_at as "lastLoginAt"
     from portal_user where customer_number = $1 and is_super_admin order by sort_name, user_id`,
    [customerNumber],
  );
  return rows;
}
