import { attributeSchema } from "../definition/user-profile.ts";
import {
  clientSchema,
  clientScopeSchema,
  identityProviderSchema,
  mapperSchema,
} from "../definition/clients.ts";
import { requiredActionSchema } from "../definition/authentication.ts";
import type { Client, IdentityProvider, Mapper } from "../definition/clients.ts";
import type { RealmDefinition } from "../definition/realm.ts";
import { roleSchema } from "../definition/roles-and-groups.ts";
import { settingsSchema } from "../definition/settings.ts";
import { executionTree } from "../kinds/flows.ts";
import { describePermission, describePolicy, namesOf } from "../kinds/permissions.ts";
import { NO_ROLES } from "../kinds/role-mappings.ts";
import { SMTP_PASSWORD } from "../kinds/settings.ts";
import { withoutDefaultRole } from "../kinds/clients.ts";
import { omit } from "../compare.ts";
import type { LiveRealm } from "../live.ts";
import { Code } from "./source.ts";

type Json = Record<string, unknown>;

/** Finds the expression that stands for a secret in the exported source; undefined when no variable has this value. */
export type SecretCode = (secret: string) => Code | undefined;

/**
 * The managed part of a live realm, in the shape of a definition: the objects that `definition` names, with every field
 * that a definition can have, as Keycloak has them now. Secrets become expressions.
 */
export function exportRealm(definition: RealmDefinition, live: LiveRealm, secretCode: SecretCode): Json {
  return {
    realm: definition.realm,
    settings: exportSettings(definition, live),
    userProfile: {
      attributes: (live.userProfile.attributes ?? [])
        .filter(({ name }) => definition.userProfile?.attributes.some((attribute) => attribute.name === name))
        .map((attribute) => pick(attribute, Object.keys(attributeSchema.shape))),
    },
    localization: mapValues(definition.localization ?? {}, (texts, locale) =>
      mapValues(texts, (_text, key) => live.localization[locale]?.[key]),
    ),
    flows: (definition.flows ?? []).map(({ alias, description, type }) => ({
      alias,
      description,
      type,
      executions: executionTree(live.flows[alias] ?? []),
    })),
    requiredActions: named(definition.requiredActions, "alias", live.requiredActions).map((action) =>
      pick(action, Object.keys(requiredActionSchema.shape)),
    ),
    roles: named(definition.roles, "name", live.roles).map((role) =>
      pick(role, Object.keys(roleSchema.shape)),
    ),
    groups: named(definition.groups, "path", live.groups).map(({ path, realmRoles }) => ({
      path,
      realmRoles,
    })),
    clientScopes: named(definition.clientScopes, "name", live.clientScopes.scopes).map((scope) => ({
      ...pick(scope, Object.keys(clientScopeSchema.shape)),
      mappers: exportMappers(scope.protocolMappers),
      roles: live.clientScopes.roles[scope.name ?? ""],
    })),
    clients: (definition.clients ?? []).flatMap((client) => exportClient(client, live, secretCode)),
    identityProviders: (definition.identityProviders ?? []).flatMap((provider) =>
      exportProvider(provider, live),
    ),
    policies: named(definition.policies, "name", live.permissions.policies).map((policy) =>
      describePolicy(policy, namesOf(live)),
    ),
    permissions: named(definition.permissions, "name", live.permissions.permissions).map((permission) => {
      return omit(describePermission(permission, live.permissions.policies, namesOf(live)), "resourceType");
    }),
  };
}

function exportSettings(definition: RealmDefinition, live: LiveRealm): Json {
  const { smtpServer = {}, attributes = {} } = live.settings;
  const hasPassword = definition.settings?.smtpServer?.["password"] !== undefined;
  const isPasswordKnown = hasPassword && !live.staleSecrets.includes(SMTP_PASSWORD);
  const declaredAttributes = Object.keys(definition.settings?.attributes ?? {});
  return {
    ...pick(live.settings, Object.keys(settingsSchema.shape)),
    // Masked by Keycloak; the variable is known to be what it has.
    smtpServer: {
      ...smtpServer,
      password: isPasswordKnown ? new Code('variables.smtp.password ?? ""') : undefined,
    },
    // Most realm attributes are Keycloak's own book-keeping.
    attributes: declaredAttributes.length > 0 ? pick(attributes, declaredAttributes) : undefined,
  };
}

function exportClient(declared: Client, live: LiveRealm, secretCode: SecretCode): Json[] {
  const found = live.clients[declared.clientId];
  if (found === undefined) return [];
  const { client, serviceAccount, roles } = found;
  const attributes = declared.attributes && pick(client.attributes ?? {}, Object.keys(declared.attributes));
  return [
    {
      ...pick(client, Object.keys(clientSchema.shape)),
      secret: client.secret === undefined ? undefined : secretCode(client.secret),
      attributes,
      mappers: declared.mappers && exportMappers(client.protocolMappers),
      browserFlow: declared.browserFlow && found.browserFlow,
      serviceAccountRoles:
        declared.serviceAccountRoles && withoutDefaultRole(serviceAccount?.roles ?? NO_ROLES),
      roles: declared.roles && (roles ?? NO_ROLES),
    },
  ];
}

function exportProvider(declared: IdentityProvider, live: LiveRealm): Json[] {
  const found = live.identityProviders[declared.alias];
  if (found === undefined) return [];
  const config = omit((found.provider.config ?? {}) as Json, "clientSecret");
  return [
    {
      ...pick(found.provider, Object.keys(identityProviderSchema.shape)),
      config,
      mappers:
        declared.mappers &&
        found.mappers.map((mapper) => pick(mapper, ["name", "identityProviderMapper", "config"])),
    },
  ];
}

function exportMappers(mappers: readonly object[] = []): Partial<Mapper>[] {
  return mappers.map((mapper) => pick(mapper, Object.keys(mapperSchema.shape)));
}

function pick(value: object, fields: readonly string[]): Json {
  return Object.fromEntries(Object.entries(value).filter(([field]) => fields.includes(field)));
}

/** The live objects that a definition names, in the definition's order. */
function named<K extends string, T extends Partial<Record<K, string>>>(
  declared: readonly Record<K, string>[] = [],
  field: K,
  live: readonly T[],
): T[] {
  return declared.flatMap((item) => live.filter((candidate) => candidate[field] === item[field]));
}

function mapValues<V, R>(
  value: Readonly<Record<string, V>>,
  change: (entry: V, key: string) => R,
): Record<string, R> {
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, change(entry, key)]));
}
