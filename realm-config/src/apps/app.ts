import type { Client, ClientScope, Mapper } from "../definition/clients.ts";
import type { Access } from "./access.ts";

/** One app that people or programs use the portal's accounts in: its client, and what belongs to it alone. */
export interface App extends Client {
  /** Client scopes that exist because of this app, for example the one that puts it into a token's audience. */
  readonly scopes?: readonly ClientScope[];
  /** Who may sign in; everybody with an account, unless given. */
  readonly access?: Access;
}

/** Every token is signed with this, whatever a client asks for or Keycloak's default may become. */
const ALGORITHM = "RS256";

/** Client attributes that fix the signatures and that PKCE must be S256 (RFC 9700 section 2.1.1). */
export const TOKENS: Readonly<Record<string, string>> = {
  "access.token.signed.response.alg": ALGORITHM,
  "id.token.signed.response.alg": ALGORITHM,
};

/** What the templates have in common: authorization code or client credentials, and nothing that OAuth 2.1 took away. */
export const COMMON = {
  implicitFlowEnabled: false,
  directAccessGrantsEnabled: false,
  // The company's own apps: nobody is asked whether they may see what the contract says they see.
  consentRequired: false,
  // Tokens carry the roles that the scopes name, not all of a person's.
  fullScopeAllowed: false,
  frontchannelLogout: false,
} as const;

/** Puts `clientId` into the audience of access tokens (RFC 9068 section 3). */
export function audience(clientId: string): Mapper {
  return {
    name: `audience ${clientId}`,
    protocolMapper: "oidc-audience-mapper",
    config: {
      "included.custom.audience": clientId,
      "access.token.claim": "true",
      "id.token.claim": "false",
      "introspection.token.claim": "true",
    },
  };
}
