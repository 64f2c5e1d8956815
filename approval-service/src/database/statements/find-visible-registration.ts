import type { Registration } from "../../registration/registration.ts";
import type { Queryable } from "../database.ts";
import { oneRegistration, REGISTRATION_COLUMNS, type RegistrationRow } from "./registration-row.ts";

/** A confirmed registration of one customer, or of any (null). */
export async function findVisibleRegistration(
  database: Queryable,
  id: string,
  customerNumber: string | null,
): Promise<Registration | undefined> {
  const { rows } = await database.query<RegistrationRow>(
    `select ${REGISTRATION_COLUMNS} from registration
     where id = $1 and confirmed_at is not null and forgotten_at is null and ($2::text is null or customer_number = $2)`,
    [id, customerNumber],
  );
  return oneRegistration(rows);
}
