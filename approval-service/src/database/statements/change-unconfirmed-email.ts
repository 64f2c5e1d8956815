import pg from "pg";
import type { EmailAddress } from "../../registration/email-address.ts";
import type { Transaction } from "../database.ts";

/** Another registration under way has this address: the unique index says so, whoever came first. */
export class EmailTaken extends Error {
  override readonly name = "EmailTaken";
}

/**
 * Gives an unconfirmed registration another address; whether it was still unconfirmed. The time to confirm begins anew,
 * since the mail that could be confirmed went elsewhere.
 * @throws EmailTaken, after which the transaction is to be rolled back
 */
export async function changeUnconfirmedEmail(
  transaction: Transaction,
  id: string,
  email: EmailAddress,
): Promise<boolean> {
  try {
    const { rowCount } = await transaction.query(
      `update registration set email = $2, email_key = $3, last_registered_at = now()
       where id = $1 and state = 'unconfirmed'`,
      [id, email.address, email.key],
    );
    return rowCount === 1;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.constraint === "registration_active_email")
      throw new EmailTaken("The address is that of another registration under way.", { cause: error });
    throw error;
  }
}
