import { CLIENTS } from "../src/names.ts";
import { TOKENS } from "../src/apps/app.ts";
import { SCOPES } from "../src/realm/client-scopes.ts";
import { defineClient } from "../src/realm/define-client.ts";

/** Log-in of super admins and operators to the approval UI; the approval-service keeps the tokens on the server. */
export default defineClient(({ approvalUrl, approvalInternalUrl, secrets }) => ({
  clientId: CLIENTS.approvalUi,
  name: "CGM PORTAL Freigabe",
  description: "Where super admins and operators decide on registrations.",
  publicClient: false,
  secret: secrets.approvalUi,
  standardFlowEnabled: true,
  implicitFlowEnabled: false,
  directAccessGrantsEnabled: false,
  serviceAccountsEnabled: false,
  consentRequired: false,
  fullScopeAllowed: false,
  frontchannelLogout: false,
  rootUrl: approvalUrl,
  baseUrl: "/",
  redirectUris: [`${approvalUrl}/auth/callback`],
  webOrigins: [],
  attributes: {
    "pkce.code.challenge.method": "S256",
    "post.logout.redirect.uris": `${approvalUrl}/`,
    "backchannel.logout.url": `${approvalInternalUrl ?? approvalUrl}/auth/backchannel-logout`,
    "backchannel.logout.session.required": "true",
    "backchannel.logout.revoke.offline.tokens": "true",
    ...TOKENS,
  },
  defaultClientScopes: [...SCOPES.builtIn, SCOPES.customer, SCOPES.portalRoles],
  optionalClientScopes: [],
}));
