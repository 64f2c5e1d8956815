import { SCOPES } from "../realm/client-scopes.ts";

/** What an app may ask to learn about a person, besides `sub`, which every app learns. */
export const CLAIMS = ["email", "profile", "customer", "roles"] as const;

export type Claims = (typeof CLAIMS)[number];

const SCOPE_OF: Readonly<Record<Claims, string>> = {
  email: "email",
  profile: "profile",
  customer: SCOPES.customer,
  roles: SCOPES.portalRoles,
};

/** The default scopes of an app that needs these claims and no others. */
export function scopesFor(claims: readonly Claims[]): string[] {
  return ["basic", "acr", ...claims.map((claim) => SCOPE_OF[claim])];
}
