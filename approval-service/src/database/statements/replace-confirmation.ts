import type { Transaction } from "../database.ts";
import { supersedeConfirmations } from "./supersede-confirmations.ts";

/** A new confirmation link, which ends every earlier one of the registration. Valid as long as the registration is. */
export async function replaceConfirmation(
  transaction: Transaction,
  confirmation: { registrationId: string; tokenHash: Buffer; lifetime: number; mailId: string },
): Promise<void> {
  await supersedeConfirmations(transaction, confirmation.registrationId);
  await transaction.query(
    `insert into confirmation (token_hash, registration_id, expires_at, mail_id)
     select $2, id, last_registered_at + make_interval(secs => $3), $4 from registration where id = $1`,
    [confirmation.registrationId, confirmation.tokenHash, confirmation.lifetime, confirmation.mailId],
  );
}
