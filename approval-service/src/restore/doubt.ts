/**
 * Whether so many users are missing that Keycloak is the part that lost something, or another realm: people are forgotten
 * for good, so a program must not go on. A handful may have been removed in an afternoon.
 */
export function isKeycloakTheOneInDoubt({
  missing,
  accounts,
}: {
  missing: number;
  accounts: number;
}): boolean {
  return missing > 10 && missing > accounts / 10;
}
