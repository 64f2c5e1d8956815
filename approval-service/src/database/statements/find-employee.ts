import type { Employee } from "../../registration/employee.ts";
import type { Queryable } from "../database.ts";
import { type EmployeeRow, toEmployee, WITH_ACCOUNT, WITHOUT_ACCOUNT } from "./employee-row.ts";

/** An employee of one customer, or of any (null), by the user's id or by that of the registration. */
export async function findEmployee(
  database: Queryable,
  id: string,
  customerNumber: string | null,
): Promise<Employee | undefined> {
  const { rows } = await database.query<EmployeeRow>(
    `select * from (${WITH_ACCOUNT}) as employee
     where (id = $1 or registration_id = $2::uuid) and ($3::text is null or customer_number = $3)
     union all
     select * from (${WITHOUT_ACCOUNT}) as employee
     where registration_id = $2::uuid and ($3::text is null or customer_number = $3)`,
    [id, UUID.test(id) ? id : null, customerNumber],
  );
  return rows[0] && toEmployee(rows[0]);
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
