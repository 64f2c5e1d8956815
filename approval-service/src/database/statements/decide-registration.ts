import type { Registration } from "../../registration/registration.ts";
import type { Transaction } from "../database.ts";
import { oneRegistration, REGISTRATION_COLUMNS, type RegistrationRow } from "./registration-row.ts";

export type NewDecision = {
  registrationId: string;
  state: "approved" | "rejected";
  rejectionReason: string | null;
  /** The customer the decider may decide for, or null for all. */
  customerNumber: string | null;
  rightsChecked: boolean;
  decider: { id: string; name: string; emailKey: string };
};

/**
 * pending → approved or rejected, by the first of all who try: undefined for everybody else, for a registration of
 * another customer and for the decider's own.
 */
export async function decideRegistration(
  transaction: Transaction,
  decision: NewDecision,
): Promise<Registration | undefined> {
  const { decider } = decision;
  const { rows } = await transaction.query<RegistrationRow>(
    `update registration
     set state = $2, rejection_reason = $3, decided_at = now(), decided_by_id = $4, decided_by_name = $5,
         decision_rights_checked = $6, decision_effective_at = null
     where id = $1 and state = 'pending'
       and ($7::text is null or customer_number = $7)
       and email_key <> $8 and keycloak_user_id is distinct from $4
     returning ${REGISTRATION_COLUMNS}`,
    [
      decision.registrationId,
      decision.state,
      decision.rejectionReason,
      decider.id,
      decider.name,
      decision.rightsChecked,
      decision.customerNumber,
      decider.emailKey,
    ],
  );
  return oneRegistration(rows);
}
