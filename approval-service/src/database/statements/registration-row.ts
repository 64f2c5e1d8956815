import type { Registration, State } from "../../registration/registration.ts";
import type { Language } from "../../language.ts";

/** The columns of every statement that answers with whole registrations. */
export const REGISTRATION_COLUMNS = `id, state, email, first_name, last_name, customer_number, customer_name, locale,
  privacy_version, marketing_consent, registered_at, confirmed_at, decided_at, decided_by_id, decided_by_name,
  decision_rights_checked, decision_effective_at, rejection_reason, keycloak_user_id`;

export type RegistrationRow = {
  id: string;
  state: State;
  email: string;
  first_name: string;
  last_name: string;
  customer_number: string;
  customer_name: string | null;
  locale: Language;
  privacy_version: string | null;
  marketing_consent: boolean | null;
  registered_at: Date;
  confirmed_at: Date | null;
  decided_at: Date | null;
  decided_by_id: string | null;
  decided_by_name: string | null;
  decision_rights_checked: boolean | null;
  decision_effective_at: Date | null;
  rejection_reason: string | null;
  keycloak_user_id: string | null;
};

export function toRegistration(row: RegistrationRow): Registration {
  return {
    id: row.id,
    state: row.state,
    email: row.email,
    firstName: row.first_name,
    lastName: row.last_name,
    customerNumber: row.customer_number,
    customerName: row.customer_name,
    locale: row.locale,
    privacyVersion: row.privacy_version,
    marketingConsent: row.marketing_consent,
    registeredAt: row.registered_at,
    confirmedAt: row.confirmed_at,
    decision:
      row.decided_at && row.decided_by_id
        ? {
            byId: row.decided_by_id,
            byName: row.decided_by_name ?? "",
            at: row.decided_at,
            rightsChecked: row.decision_rights_checked ?? false,
            effectiveAt: row.decision_effective_at,
          }
        : null,
    rejectionReason: row.rejection_reason,
    keycloakUserId: row.keycloak_user_id,
  };
}

/** The one registration a statement answered with, if any. */
export function oneRegistration(rows: readonly RegistrationRow[]): Registration | undefined {
  return rows[0] && toRegistration(rows[0]);
}
