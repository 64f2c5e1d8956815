import type { AccountChange, Employee, EmployeeState } from "../../registration/employee.ts";

/** Everybody with an account, in the state that migration 0016 keeps beside it; without one it is nobody's yet or any more. */
export const WITH_ACCOUNT = `
  select user_id as id, user_id, registration_id, employee_state as state,
         coalesce(change, case when registration_state in ('approved', 'invited') and not decision_effective
                               then 'create' end) as change,
         change_failed, email, first_name, last_name, customer_number, is_super_admin, last_login_at,
         sort_name, search_text
  from portal_user
  where customer_number is not null and employee_state is not null`;

/** Everybody whose account is on its way, or could not be made because somebody else has the address. */
export const WITHOUT_ACCOUNT = `
  select registration.id::text as id, null::text as user_id, registration.id as registration_id,
         case registration.state when 'approved' then 'completing' else 'invited' end as state,
         'create' as change, registration.state = 'already-registered' as change_failed,
         registration.email, registration.first_name, registration.last_name, registration.customer_number,
         false as is_super_admin, null::timestamptz as last_login_at,
         registration.sort_name, registration.search_text
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
