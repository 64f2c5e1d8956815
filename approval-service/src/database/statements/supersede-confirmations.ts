import type { Transaction } from "../database.ts";

/** Ends every confirmation link of a registration that was not used. */
export async function supersedeConfirmations(
  transaction: Transaction,
  registrationId: string,
): Promise<void> {
  await transaction.query(
    "update confirmation set superseded_at = now() where registration_id = $1 and superseded_at is null and used_at is null",
    [registrationId],
  );
}
