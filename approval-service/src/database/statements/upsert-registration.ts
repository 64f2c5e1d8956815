import type { State } from "../../registration/registration.ts";
import type { Language } from "../../language.ts";
import type { Transaction } from "../database.ts";

export type NewRegistration = {
  email: string;
  emailKey: string;
  firstName: string;
  lastName: string;
  customerNumber: string;
  customerName: string | null;
  locale: Language;
  privacyVersion: string;
  marketingConsent: boolean;
};

/**
 * A new registration, or the one under way for this address with what was typed last, as long as it is unconfirmed. The
 * unique index decides between parallel requests, and the statement does the same work in every case, so that its time
 * tells nothing about the address.
 */
export async function upsertRegistration(
  transaction: Transaction,
  registration: NewRegistration,
): Promise<{ id: string; state: State; isNew: boolean }> {
  const { rows } = await transaction.query<{ id: string; state: State; is_new: boolean }>(
    `insert into registration as known
       (state, email, email_key, first_name, last_name, customer_number, customer_name, locale, privacy_version,
        marketing_consent)
     values ('unconfirmed', $1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (email_key) where state in ('unconfirmed', 'pending', 'approved', 'invited') do update
       set ${TYPED.map((column) => `${column} = ${ifUnconfirmed(column)}`).join(", ")},
           last_registered_at = case known.state when 'unconfirmed' then now() else known.last_registered_at end
     returning id, state, xmax = 0 as is_new`,
    [
      registration.email,
      registration.emailKey,
      registration.firstName,
      registration.lastName,
      registration.customerNumber,
      registration.customerName,
      registration.locale,
      registration.privacyVersion,
      registration.marketingConsent,
    ],
  );
  const row = rows[0];
  if (!row) throw new Error("An upsert always answers with its row.");
  return { id: row.id, state: row.state, isNew: row.is_new };
}

const TYPED = [
  "email",
  "first_name",
  "last_name",
  "customer_number",
  "customer_name",
  "locale",
  "privacy_version",
  "marketing_consent",
];

function ifUnconfirmed(column: string): string {
  return `case known.state when 'unconfirmed' then excluded.${column} else known.${column} end`;
}
