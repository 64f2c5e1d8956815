import type { Change } from "./change.ts";
import type { RealmDefinition } from "./definition/realm.ts";
import { compareClientScopes } from "./kinds/client-scopes.ts";
import { compareClients } from "./kinds/clients.ts";
import { compareFlows } from "./kinds/flows.ts";
import { compareGroups } from "./kinds/groups.ts";
import { compareIdentityProviders } from "./kinds/identity-providers.ts";
import { compareLocalization } from "./kinds/localization.ts";
import { comparePermissions, comparePolicies, namesOf } from "./kinds/permissions.ts";
import { compareRequiredActions } from "./kinds/required-actions.ts";
import { compareRoles } from "./kinds/roles.ts";
import { compareSettings } from "./kinds/settings.ts";
import { compareUserProfile } from "./kinds/user-profile.ts";
import { compareLedger } from "./ledger.ts";
import type { LiveRealm } from "./live.ts";

/**
 * What has to be done so that the live realm is as declared, in the order in which it can be done: what others refer to
 * comes first, and the settings that open the realm (flow bindings, `registrationAllowed`) after the flows they bind.
 * Pure: the same input always gives the same plan.
 */
export function planRealm(definition: RealmDefinition, live: LiveRealm): Change[] {
  const { prune = {} } = definition;
  const names = namesOf(live);
  const changes = [
    ...compareLocalization(definition.localization, live.localization, prune.localization),
    ...compareFlows(definition.flows, live.flows, prune.flows),
    ...compareRequiredActions(definition.requiredActions, live.requiredActions),
    ...compareSettings(definition.settings, live.settings, live.staleSecrets),
    ...compareUserProfile(definition.userProfile, live.userProfile, prune.userProfileAttributes),
    ...compareRoles(definition.roles, live.roles, prune.roles),
    ...compareGroups(definition.groups, live.groups, prune.groups),
    ...compareClientScopes(definition.clientScopes, live.clientScopes, prune.clientScopes),
    ...compareClients(definition.clients, live.clients, prune.clients),
    ...compareIdentityProviders(
      definition.identityProviders,
      live.identityProviders,
      live.staleSecrets,
      prune.identityProviders,
    ),
    ...comparePolicies(definition.policies, live.permissions, names, prune.policies),
    ...comparePermissions(definition.permissions, live.permissions, names, prune.permissions),
  ];
  const deletions = changes.filter(({ action }) => action === "delete");
  const rest = changes.filter(({ action }) => action !== "delete");
  // Deleted last and backwards: whatever refers to something goes, or stops referring to it, before the thing itself.
  return [...rest, ...deletions.toReversed(), ...compareLedger(definition, live.settings, deletions)];
}

/** The plan for a realm that does not exist: everything is new. */
export function planMissingRealm(definition: RealmDefinition): Change[] {
  const nothing: LiveRealm = {
    settings: { realm: definition.realm },
    userProfile: {},
    localization: {},
    flows: {},
    // These come with every realm; what a new one has them set to is known only once it exists.
    requiredActions: (definition.requiredActions ?? []).map(({ alias }) => ({ alias })),
    roles: [],
    groups: [],
    clientScopes: { scopes: [], roles: {} },
    clients: {},
    identityProviders: {},
    permissions: { policies: [], permissions: [] },
    staleSecrets: [],
  };
  const realm: Change = {
    kind: "realm",
    name: definition.realm,
    action: "create",
    differences: [],
    write: async (api) => {
      await api.createRealm();
    },
  };
  return [realm, ...planRealm(definition, nothing)];
}
