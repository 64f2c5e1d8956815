import { SCOPES } from "../realm/client-scopes.ts";

/** Claims by the scope that brings them, and why one may be missing although the app has the scope. */
const CLAIM_OF: Readonly<Record<string, { claim: string; otherwise?: string }>> = {
  email: { claim: "email", otherwise: "this person has no e-mail address" },
  profile: { claim: "name", otherwise: "this person has no name" },
  [SCOPES.customer]: {
    claim: "customer_number",
    otherwise: "this person belongs to no customer account (the back office does not)",
  },
  // Most people have no role: an absent claim is nothing wrong.
  [SCOPES.portalRoles]: { claim: "roles" },
};

/** Claims that the ID token lacks, each with the reason and what to do. */
export function explainMissingClaims(
  claims: Readonly<Record<string, unknown>>,
  live: readonly string[],
  declared: readonly string[] = live,
): string[] {
  return Object.entries(CLAIM_OF).flatMap(([scope, { claim, otherwise }]) => {
    if (claims[claim] !== undefined || !declared.includes(scope)) return [];
    if (!live.includes(scope)) return [`${claim} is missing: the live client has no scope ${scope}. Apply.`];
    return otherwise === undefined ? [] : [`${claim} is missing: ${otherwise}.`];
  });
}

/** Why Keycloak does not take a redirect URI, in words that name the difference from the nearest declared one. */
export function explainRedirectUri(given: string, declared: readonly string[], complaint: string): string {
  const reasons = declared.flatMap((uri) => {
    const difference = differenceBetween(given, uri);
    return difference === undefined ? [] : [`${uri} is declared, but ${difference}`];
  });
  const nearest = reasons.length > 0 ? reasons.join("; ") : `declared: ${declared.join(", ") || "none"}`;
  return `${given} is not accepted (Keycloak: ${complaint}). ${nearest}. They are compared letter by letter.`;
}

function differenceBetween(given: string, declared: string): string | undefined {
  const a = URL.parse(given);
  const b = URL.parse(declared);
  if (a === null || b === null || given === declared) return undefined;
  if (`${given}/` === declared || given === `${declared}/`) return "the slash at the end differs";
  if (a.host === b.host && a.protocol !== b.protocol)
    return `the scheme differs (${a.protocol} and ${b.protocol})`;
  if (a.hostname === b.hostname && a.pathname === b.pathname)
    return `the port differs (${a.port} and ${b.port})`;
  if (a.host === b.host) return `the path differs (${a.pathname}${a.search} and ${b.pathname}${b.search})`;
  return undefined;
}
