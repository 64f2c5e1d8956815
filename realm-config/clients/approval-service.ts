import { CLIENTS } from "../src/names.ts";
import { defineClient } from "../src/realm/define-client.ts";

/** The approval-service itself: a service account that may touch portal users only (decision 5). Nobody logs in here. */
export default defineClient(({ secrets }) => ({
  clientId: CLIENTS.service,
  name: "Approval service",
  description: "Creates, enables and mails portal users after approval.",
  publicClient: false,
  secret: secrets.approvalService,
  standardFlowEnabled: false,
  implicitFlowEnabled: false,
  directAccessGrantsEnabled: false,
  serviceAccountsEnabled: true,
  fullScopeAllowed: false,
  redirectUris: [],
  webOrigins: [],
  defaultClientScopes: ["basic"],
  optionalClientScopes: [],
  // The admin API looks at the account's roles and at what the token may carry: both are needed.
  serviceAccountRoles: { clients: { "realm-management": ["query-users"] } },
  roles: { clients: { "realm-management": ["query-users"] } },
}));
