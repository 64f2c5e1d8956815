import { CLIENTS } from "../src/names.ts";
import { TOKENS } from "../src/apps/app.ts";
import { SCOPES } from "../src/realm/client-scopes.ts";
import { defineClient } from "../src/realm/define-client.ts";

/** The portal an employee lands on after registration. Keycloak's pages link to its base URL. */
export default defineClient(({ portalUrl, portalInternalUrl, secrets }) => ({
  clientId: CLIENTS.portal,
  name: "CGM PORTAL",
  description: "The portal itself.",
  publicClient: false,
  secret: secrets.portal,
  standardFlowEnabled: true,
  implicitFlowEnabled: false,
  directAccessGrantsEnabled: false,
  serviceAccountsEnabled: false,
  consentRequired: false,
  fullScopeAllowed: false,
  frontchannelLogout: false,
  rootUrl: portalUrl,
  baseUrl: "/",
  // The second one is where the link in the mail „Registrierung abschließen" ends.
  redirectUris: [`${portalUrl}/auth/callback`, `${portalUrl}/`],
  webOrigins: [],
  attributes: {
    "pkce.code.challenge.method": "S256",
    "post.logout.redirect.uris": `${portalUrl}/`,
    "backchannel.logout.url": `${portalInternalUrl ?? portalUrl}/auth/backchannel-logout`,
    "backchannel.logout.session.required": "true",
    "backchannel.logout.revoke.offline.tokens": "true",
    ...TOKENS,
  },
  defaultClientScopes: [...SCOPES.builtIn, SCOPES.customer, SCOPES.portalRoles],
  optionalClientScopes: [SCOPES.organization],
}));
