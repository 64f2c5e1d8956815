import { z } from "zod";
import { roleNamesSchema } from "./roles-and-groups.ts";

/** What turns users, roles and sessions into claims. */
export const mapperSchema = z.strictObject({
  name: z.string().min(1),
  protocolMapper: z.string().min(1),
  config: z.record(z.string(), z.string()),
});

export const clientScopeSchema = z.strictObject({
  name: z.string().min(1),
  description: z.string(),
  attributes: z.record(z.string(), z.string()).optional(),
  mappers: z.array(mapperSchema).optional(),
  /** Roles that tokens of a client with this scope may carry, when the client has `fullScopeAllowed: false`. */
  roles: roleNamesSchema.optional(),
});

/** An OIDC client, named as in Keycloak's client representation. Fields left out stay as they are in Keycloak. */
export const clientSchema = z.strictObject({
  clientId: z.string().min(1),
  name: z.string().optional(),
  description: z.string().optional(),
  enabled: z.boolean().optional(),
  publicClient: z.boolean(),
  clientAuthenticatorType: z
    .enum(["client-secret", "client-jwt", "client-secret-jwt", "client-x509"])
    .optional(),
  secret: z.string().min(16, "a client secret has at least 16 characters").optional(),
  standardFlowEnabled: z.boolean(),
  implicitFlowEnabled: z.literal(false),
  directAccessGrantsEnabled: z.literal(false),
  serviceAccountsEnabled: z.boolean(),
  consentRequired: z.boolean().optional(),
  fullScopeAllowed: z.boolean(),
  frontchannelLogout: z.boolean().optional(),
  alwaysDisplayInConsole: z.boolean().optional(),
  rootUrl: z.string().optional(),
  baseUrl: z.string().optional(),
  adminUrl: z.string().optional(),
  redirectUris: z.array(z.string()),
  webOrigins: z.array(z.string()),
  attributes: z.record(z.string(), z.string()).optional(),
  defaultClientScopes: z.array(z.string()),
  optionalClientScopes: z.array(z.string()),
  /** Alias of the log-in flow of this client alone; "" is the realm's. */
  browserFlow: z.string().optional(),
  mappers: z.array(mapperSchema).optional(),
  /** Roles of this client's service account, beyond the realm's default roles. */
  serviceAccountRoles: roleNamesSchema.optional(),
  /** Roles that this client's tokens may carry besides those of its scopes, when `fullScopeAllowed` is false. */
  roles: roleNamesSchema.optional(),
});

export const identityProviderSchema = z.strictObject({
  alias: z.string().min(1),
  displayName: z.string().optional(),
  providerId: z.string().min(1),
  enabled: z.boolean(),
  trustEmail: z.boolean().optional(),
  storeToken: z.boolean().optional(),
  linkOnly: z.boolean().optional(),
  hideOnLogin: z.boolean().optional(),
  firstBrokerLoginFlowAlias: z.string().optional(),
  postBrokerLoginFlowAlias: z.string().optional(),
  config: z.record(z.string(), z.string()),
  mappers: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        identityProviderMapper: z.string().min(1),
        config: z.record(z.string(), z.string()),
      }),
    )
    .optional(),
});

export type Mapper = z.infer<typeof mapperSchema>;
export type ClientScope = z.infer<typeof clientScopeSchema>;
export type Client = z.infer<typeof clientSchema>;
export type IdentityProvider = z.infer<typeof identityProviderSchema>;
