import type { User } from "../identity/identity.ts";

/**
 * Whether a user in Keycloak is no account, but somebody whom a customer's own provider has brought and who wants one. An account
 * has a customer number of its own, and most were made for a registration: it is never taken for a newcomer.
 */
export function isNewcomer({ registeringFor, registrationId, customerNumbers }: User): boolean {
  return registeringFor !== undefined && registrationId === undefined && customerNumbers.length === 0;
}
