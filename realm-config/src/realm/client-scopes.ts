import type { ClientScope, Mapper } from "../definition/clients.ts";
import { audience } from "../apps/app.ts";
import { ATTRIBUTES, CLIENTS, ROLES } from "../names.ts";

/** Names of the client scopes, for the files in clients/. */
export const SCOPES = {
  /** Keycloak's own: sub, auth_time; name and locale; email and email_verified; acr. */
  builtIn: ["basic", "profile", "email", "acr"],
  customer: "customer",
  portalRoles: "portal-roles",
  /** Keycloak's own name, so that apps which expect Keycloak Organizations ask for it as ever. */
  organization: "organization",
} as const;

const EVERYWHERE = {
  "id.token.claim": "true",
  "access.token.claim": "true",
  "userinfo.token.claim": "true",
  "introspection.token.claim": "true",
};

const customerNumber: Mapper = {
  name: "customer number",
  protocolMapper: "oidc-usermodel-attribute-mapper",
  config: {
    ...EVERYWHERE,
    "user.attribute": ATTRIBUTES.customerNumber,
    "claim.name": ATTRIBUTES.customerNumber,
    "jsonType.label": "String",
  },
};

const portalRoles: Mapper = {
  name: "portal roles",
  protocolMapper: "oidc-usermodel-realm-role-mapper",
  config: { ...EVERYWHERE, "claim.name": "roles", "jsonType.label": "String", multivalued: "true" },
};

/**
 * The claim that Keycloak Organizations would send, as an array of aliases: here the customer number (decision 10, the
 * customer account is an attribute). Takes the place of Keycloak's own mapper, which knows no organization in this realm.
 */
const organization: Mapper = {
  name: "organization",
  protocolMapper: "oidc-usermodel-attribute-mapper",
  config: {
    ...EVERYWHERE,
    "user.attribute": ATTRIBUTES.customerNumber,
    "claim.name": "organization",
    "jsonType.label": "String",
    multivalued: "true",
  },
};

/** Roles of the program's own account: which they are is told by the client's file (`machine`, roles). */
const programRoles: Mapper = {
  ...portalRoles,
  name: "roles of the program",
  config: { ...portalRoles.config, "id.token.claim": "false", "userinfo.token.claim": "false" },
};

export const clientScopes: readonly ClientScope[] = [
  {
    name: SCOPES.customer,
    description: "The customer account a person belongs to: claim customer_number.",
    attributes: { "include.in.token.scope": "true", "display.on.consent.screen": "false" },
    mappers: [customerNumber],
  },
  {
    name: SCOPES.portalRoles,
    description: "The roles a person has in the portal: claim roles.",
    attributes: { "include.in.token.scope": "true", "display.on.consent.screen": "false" },
    mappers: [portalRoles],
    // Nothing else becomes a claim: neither Keycloak's own roles nor those of other apps.
    roles: { realm: [ROLES.superAdmin, ROLES.operator] },
  },
  {
    name: CLIENTS.approvalApi,
    description: "Access to the approval-service's API, for programs.",
    attributes: { "include.in.token.scope": "true", "display.on.consent.screen": "false" },
    mappers: [audience(CLIENTS.approvalApi), programRoles],
  },
  {
    name: SCOPES.organization,
    description: "The customer account in the shape of Keycloak Organizations: claim organization.",
    attributes: { "include.in.token.scope": "true", "display.on.consent.screen": "false" },
    mappers: [organization],
  },
];
