import type { Language } from "../../language.ts";
import type { Transaction } from "../database.ts";

export type NewInvitation = {
  email: string;
  emailKey: string;
  firstName: string;
  lastName: string;
  customerNumber: string;
  customerName: string | null;
  locale: Language;
  invitedBy: { id: string; name: string };
  rightsChecked: boolean;
};

/**
 * A registration in state `invited`, where nobody has the address and no other registration of it is under way but an
 * unconfirmed one of this customer, which becomes the invitation: what an admin says of their own people counts for more
 * than what anybody typed on the register page. undefined otherwise. The unique index decides between parallel requests.
 */
export async function addInvitation(
  transaction: Transaction,
  invitation: NewInvitation,
): Promise<{ id: string; wasUnconfirmed: boolean } | undefined> {
  const { rows } = await transaction.query<{ id: string; wasUnconfirmed: boolean }>(
    `insert into registration as known
       (state, email, email_key, first_name, last_name, customer_number, customer_name, locale,
        decided_at, decided_by_id, decided_by_name, decision_rights_checked)
     select 'invited', $1, $2, $3, $4, $5, $6, $7, now(), $8, $9, $10
     where not exists (
       select from portal_user left join registration on registration.id = portal_user.registration_id
       where portal_user.email_key = $2
         and (registration.id is null
              or (registration.state in ('approved', 'invited', 'completed') and registration.forgotten_at is null)))
     on conflict (email_key) where state in ('unconfirmed', 'pending', 'approved', 'invited') do update
       set state = excluded.state, email = excluded.email, first_name = excluded.first_name,
           last_name = excluded.last_name, customer_number = excluded.customer_number,
           customer_name = excluded.customer_name, locale = excluded.locale,
           privacy_version = null, marketing_consent = null, decided_at = excluded.decided_at,
           decided_by_id = excluded.decided_by_id, decided_by_name = excluded.decided_by_name,
           decision_rights_checked = excluded.decision_rights_checked
       where known.state = 'unconfirmed'
     returning id, xmax <> 0 as "wasUnconfirmed"`,
    [
      invitation.email,
      invitation.emailKey,
      invitation.firstName,
      invitation.lastName,
      invitation.customerNumber,
      invitation.customerName,
      invitation.locale,
      invitation.invitedBy.id,
      invitation.invitedBy.name,
      invitation.rightsChecked,
    ],
  );
  return rows[0];
}
