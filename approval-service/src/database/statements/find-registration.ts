import type { Registration } from "../../registration/registration.ts";
import type { Queryable } from "../database.ts";
import { oneRegistration, REGISTRATION_COLUMNS, type RegistrationRow } from "./registration-row.ts";

export async function findRegistration(database: Queryable, id: string): Promise<Registration | undefined> {
  const { rows } = await database.query<RegistrationRow>(
    `select ${REGISTRATION_COLUMNS} from registration where id = $1`,
    [id],
  );
  return oneRegistration(rows);
}
