import type { Registration } from "../../registration/registration.ts";
import type { Queryable } from "../database.ts";
import { REGISTRATION_COLUMNS, type RegistrationRow, toRegistration } from "./registration-row.ts";

/** More than these are somebody's test, and nobody reads them all. */
const MOST = 100;

/** Who of a customer has registered and not yet confirmed the address, latest first. */
export async function listUnconfirmedRegistrations(
  database: Queryable,
  customerNumber: string,
): Promise<Registration[]> {
  const { rows } = await database.query<RegistrationRow>(
    `select ${REGISTRATION_COLUMNS} from registration
     where customer_number = $1 and state = 'unconfirmed' order by last_registered_at desc, id limit ${MOST}`,
    [customerNumber],
  );
  return rows.map(toRegistration);
}
