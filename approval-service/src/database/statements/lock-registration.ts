import type { Registration } from "../../registration/registration.ts";
import type { Transaction } from "../database.ts";
import { oneRegistration, REGISTRATION_COLUMNS, type RegistrationRow } from "./registration-row.ts";

/** Reads a registration and keeps everybody else from changing it until the transaction ends. */
export async function lockRegistration(
  transaction: Transaction,
  id: string,
): Promise<Registration | undefined> {
  const { rows } = await transaction.query<RegistrationRow>(
    `select ${REGISTRATION_COLUMNS} from registration where id = $1 for update`,
    [id],
  );
  return oneRegistration(rows);
}
