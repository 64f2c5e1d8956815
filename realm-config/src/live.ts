import type GroupRepresentation from "@keycloak/keycloak-admin-client/lib/defs/groupRepresentation.js";
import type RequiredActionProviderRepresentation from "@keycloak/keycloak-admin-client/lib/defs/requiredActionProviderRepresentation.js";
import type RoleRepresentation from "@keycloak/keycloak-admin-client/lib/defs/roleRepresentation.js";
import type { UserProfileConfig } from "@keycloak/keycloak-admin-client/lib/defs/userProfileMetadata.js";
import type { RealmDefinition } from "./definition/realm.ts";
import type { Api } from "./keycloak/api.ts";
import { type LiveClientScopes, readClientScopes } from "./kinds/client-scopes.ts";
import { type LiveClients, readClients } from "./kinds/clients.ts";
import { type LiveFlows, readFlows } from "./kinds/flows.ts";
import { readGroups } from "./kinds/groups.ts";
import {
  identityProviderSecret,
  type LiveIdentityProviders,
  readIdentityProviders,
} from "./kinds/identity-providers.ts";
import { readLocalization, type Texts } from "./kinds/localization.ts";
import { type LivePermissions, readPermissions } from "./kinds/permissions.ts";
import { readRequiredActions } from "./kinds/required-actions.ts";
import { readRoles } from "./kinds/roles.ts";
import { type LiveSettings, readSettings, SMTP_PASSWORD } from "./kinds/settings.ts";
import { readUserProfile } from "./kinds/user-profile.ts";
import { ATTRIBUTE, readAttribute } from "./realm-attributes.ts";
import { isFingerprintOf } from "./secrets.ts";

/** What Keycloak holds of everything the definition declares or prunes. */
export interface LiveRealm {
  readonly settings: LiveSettings;
  readonly userProfile: UserProfileConfig;
  readonly localization: Texts;
  readonly flows: LiveFlows;
  readonly requiredActions: readonly RequiredActionProviderRepresentation[];
  readonly roles: readonly RoleRepresentation[];
  readonly groups: readonly GroupRepresentation[];
  readonly clientScopes: LiveClientScopes;
  readonly clients: LiveClients;
  readonly identityProviders: LiveIdentityProviders;
  readonly permissions: LivePermissions;
  /** Declared secrets that Keycloak does not show and that are not known to be there. */
  readonly staleSecrets: readonly string[];
}

/**
 * Reads the realm: each kind once, everything that is independent at the same time. Kinds a realm may hold thousands of
 * (clients, groups, roles) are asked for by name, so that the cost does not grow with what is not ours.
 *
 * @returns undefined when the realm does not exist
 */
export async function readRealm(api: Api, definition: RealmDefinition): Promise<LiveRealm | undefined> {
  const { prune = {} } = definition;
  const settings = readSettings(api);
  const named = <T>(
    declared: readonly T[] | undefined,
    name: (item: T) => string,
    pruned: readonly string[] = [],
  ) => [...new Set([...(declared ?? []).map(name), ...pruned])];
  const rest = Promise.all([
    readUserProfile(api),
    readLocalization(api, [
      ...new Set([...Object.keys(definition.localization ?? {}), ...Object.keys(prune.localization ?? {})]),
    ]),
    readFlows(
      api,
      named(definition.flows, ({ alias }) => alias, prune.flows),
    ),
    readRequiredActions(api),
    readRoles(
      api,
      named(definition.roles, ({ name }) => name, prune.roles),
    ),
    readGroups(
      api,
      named(definition.groups, (group) => group.path, prune.groups),
    ),
    readClientScopes(api, definition.clientScopes),
    readClients(
      api,
      definition.clients,
      (definition.policies ?? []).flatMap((policy) =>
        "serviceAccountOf" in policy ? [policy.serviceAccountOf] : [],
      ),
      prune.clients,
    ),
    readIdentityProviders(
      api,
      named(definition.identityProviders, ({ alias }) => alias, prune.identityProviders),
    ),
    settings.then((found) => readPermissions(api, permissionsClientId(found), definition.policies)),
  ]);
  // Without a realm they all fail, in ways that say less than the missing settings do.
  rest.catch(() => undefined);
  const found = await settings;
  if (found === undefined) return undefined;
  const [
    userProfile,
    localization,
    flows,
    requiredActions,
    roles,
    groups,
    clientScopes,
    clients,
    identityProviders,
    permissions,
  ] = await rest;
  return {
    settings: found,
    userProfile,
    localization,
    flows,
    requiredActions,
    roles,
    groups,
    clientScopes,
    clients,
    identityProviders,
    permissions,
    staleSecrets: findStaleSecrets(definition, found),
  };
}

function findStaleSecrets(definition: RealmDefinition, settings: LiveSettings): string[] {
  const known = readAttribute(settings, ATTRIBUTE.fingerprints) as Record<string, string>;
  const declared: [string, string | undefined][] = [
    [SMTP_PASSWORD, definition.settings?.smtpServer?.["password"]],
    ...(definition.identityProviders ?? []).map(({ alias, config }): [string, string | undefined] => [
      identityProviderSecret(alias),
      config["clientSecret"],
    ]),
  ];
  return declared.flatMap(([name, secret]) =>
    secret !== undefined && !isFingerprintOf(secret, known[name]) ? [name] : [],
  );
}

function permissionsClientId(settings: LiveSettings | undefined = {}): string | undefined {
  return (settings as { adminPermissionsClient?: { id: string } }).adminPermissionsClient?.id;
}
