import type { AccountChange, Employee, EmployeeState } from "../../registration/employee.ts";

/**
 * Everybody with an account. A disabled account that belongs to a registration which waits for its decision, came to
 * nothing or was forgotten, is nobody's yet or any more.
 */
export const WITH_ACCOUNT = `
  select portal_user.user_id as id, portal_user.user_id, portal_user.registration_id,
         case when registration.state in ('approved', 'invited')
                   and (portal_user.enabled or registration.decision_effective_at is null)
              then case registration.state when 'invited' then 'invited' else 'completing' end
              when portal_user.enabled then 'active'
              else 'deactivated' end as state,
         coalesce(portal_user.change, case when registration.state in ('approved', 'invited')
                                                and registration.decision_effective_at is null
                                           then 'create' end) as change,
         portal_user.change_failed, portal_user.email, portal_user.first_name, portal_user.last_name,
         portal_user.customer_number, portal_user.is_super_admin, portal_user.last_login_at,
         portal_user.sort_name, portal_user.search_text, portal_user.enabled
  from portal_user left join registration on registration.id = portal_user.registration_id
  where portal_user.customer_number is not null
    and (registration.id is null
         or (registration.state in ('approved', 'invited', 'completed') and registration.forgotten_at is null))`;

/** Everybody whose account is on its way, or could not be made because somebody else has the address. */
export const WITHOUT_ACCOUNT = `
  select registration.id::text as id, null::text as user_id, registration.id as registration_id,
         case registration.state when 'approved' then 'completing' else 'invited' end as state,
         'create' as change, registration.state = 'already-registered' as change_failed,
         registration.email, registration.first_name, registration.last_name, registration.customer_number,
         false as is_super_admin, null::timestamptz as last_login_at,
         registration.sort_name, registration.search_text, false as enabled
  from registration
  where registration.forgotten_at is null
    and ((registration.state in ('approved', 'invited') and registration.decision_effective_at is null)
         or (registration.state = 'already-registered'
             and registration.confirmed_at is null and registration.decided_at is not null))
    and not exists (select from portal_user
                    where portal_user.registration_id = registration.id and portal_user.customer_number is not null)`;

export type EmployeeRow = {
  id: string;
  user_id: string | null;
  registration_id: string | null;
  state: EmployeeState;
  change: AccountChange | "create" | null;
  change_failed: boolean;
  email: string;
  first_name: string;
  last_name: string;
  customer_number: string;
  is_super_admin: boolean;
  last_login_at: Date | null;
  sort_name: string;
};

export function toEmployee(row: EmployeeRow): Employee {
  return {
    id: row.id,
    userId: row.user_id,
    registrationId: row.registration_id,
    state: row.state,
    change: row.change && { kind: row.change, failed: row.change_failed },
    email: row.email,
    firstName: row.first_name,
    lastName: row.last_name,
    customerNumber: row.customer_number,
    isSuperAdmin: row.is_super_admin,
    lastLoginAt: row.last_login_at,
  };
}
