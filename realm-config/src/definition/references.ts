import type { DefinitionPath, Mistake } from "./mistakes.ts";
import type { RealmDefinition } from "./realm.ts";
import type { RoleNames } from "./roles-and-groups.ts";

/** What a new realm brings along and a definition may refer to without declaring it. */
const BUILT_IN = {
  roles: ["offline_access", "uma_authorization"],
  clients: [
    "account",
    "account-console",
    "admin-cli",
    "broker",
    "realm-management",
    "security-admin-console",
  ],
  clientScopes: [
    "acr",
    "address",
    "basic",
    "email",
    "microprofile-jwt",
    "offline_access",
    "organization",
    "phone",
    "profile",
    "roles",
    "service_account",
    "web-origins",
  ],
  flows: [
    "browser",
    "clients",
    "direct grant",
    "docker auth",
    "first broker login",
    "registration",
    "reset credentials",
  ],
};

const FLOW_BINDINGS = [
  "browserFlow",
  "registrationFlow",
  "directGrantFlow",
  "resetCredentialsFlow",
  "clientAuthenticationFlow",
  "firstBrokerLoginFlow",
] as const;

/** References to roles, groups, scopes, flows, clients and policies that nobody declares, and names declared twice. */
export function referenceMistakes(definition: RealmDefinition): Mistake[] {
  const { settings = {}, groups = [], clientScopes = [], clients = [], permissions = [] } = definition;
  const known = {
    role: [...names(definition.roles, "name"), ...BUILT_IN.roles],
    group: names(groups, "path"),
    "client scope": [...names(clientScopes, "name"), ...BUILT_IN.clientScopes],
    client: [...names(clients, "clientId"), ...BUILT_IN.clients],
    flow: [...names(definition.flows, "alias"), ...BUILT_IN.flows],
    policy: names(definition.policies, "name"),
  };
  const mistakes: Mistake[] = [];
  const refer = (kind: keyof typeof known, name: string | undefined, ...at: DefinitionPath): void => {
    if (name === undefined || known[kind].includes(name)) return;
    mistakes.push({ at, message: `there is no ${kind} "${name}" in the definition` });
  };
  const referToRoles = (roles: RoleNames | undefined, ...at: DefinitionPath): void => {
    roles?.realm?.forEach((role, index) => {
      refer("role", role, ...at, "realm", index);
    });
    for (const client of Object.keys(roles?.clients ?? {})) refer("client", client, ...at, "clients", client);
  };

  for (const field of FLOW_BINDINGS) refer("flow", settings[field], "settings", field);
  groups.forEach(({ path, realmRoles }, index) => {
    const parent = path.slice(0, path.lastIndexOf("/"));
    if (parent !== "") refer("group", parent, "groups", index, "path");
    realmRoles?.forEach((role, position) => {
      refer("role", role, "groups", index, "realmRoles", position);
    });
  });
  clientScopes.forEach(({ roles }, index) => {
    referToRoles(roles, "clientScopes", index, "roles");
  });
  clients.forEach((client, index) => {
    for (const field of ["defaultClientScopes", "optionalClientScopes"] as const) {
      client[field].forEach((scope, position) => {
        refer("client scope", scope, "clients", index, field, position);
      });
    }
    refer(
      "flow",
      client.browserFlow === "" ? undefined : client.browserFlow,
      "clients",
      index,
      "browserFlow",
    );
    referToRoles(client.roles, "clients", index, "roles");
    referToRoles(client.serviceAccountRoles, "clients", index, "serviceAccountRoles");
  });
  definition.identityProviders?.forEach((provider, index) => {
    for (const field of ["firstBrokerLoginFlowAlias", "postBrokerLoginFlowAlias"] as const) {
      refer("flow", provider[field], "identityProviders", index, field);
    }
  });
  definition.policies?.forEach((policy, index) => {
    if ("serviceAccountOf" in policy)
      refer("client", policy.serviceAccountOf, "policies", index, "serviceAccountOf");
    else refer("group", policy.membersOf, "policies", index, "membersOf");
  });
  permissions.forEach(({ groups: resources, policies }, index) => {
    resources.forEach((group, position) => {
      refer("group", group, "permissions", index, "groups", position);
    });
    policies.forEach((policy, position) => {
      refer("policy", policy, "permissions", index, "policies", position);
    });
  });
  return [...mistakes, ...duplicates(definition), ...overlappingPermissions(permissions)];
}

function names<K extends string>(items: readonly Record<K, string>[] | undefined, field: K): string[] {
  return (items ?? []).map((item) => item[field]);
}

function duplicates(definition: RealmDefinition): Mistake[] {
  const {
    flows,
    requiredActions,
    roles,
    groups,
    clientScopes,
    clients,
    identityProviders,
    policies,
    permissions,
  } = definition;
  const kinds: [string, string, string[]][] = [
    ["flows", "alias", names(flows, "alias")],
    ["requiredActions", "alias", names(requiredActions, "alias")],
    ["roles", "name", names(roles, "name")],
    ["groups", "path", names(groups, "path")],
    ["clientScopes", "name", names(clientScopes, "name")],
    ["clients", "clientId", names(clients, "clientId")],
    ["identityProviders", "alias", names(identityProviders, "alias")],
    ["policies", "name", names(policies, "name")],
    ["permissions", "name", names(permissions, "name")],
  ];
  return kinds.flatMap(([kind, field, list]) =>
    list.flatMap((name, index) =>
      list.indexOf(name) === index
        ? []
        : [{ at: [kind, index, field], message: `"${name}" is declared twice` }],
    ),
  );
}

/** Keycloak wants every permission on a group and scope to agree: two for different people deny both. */
function overlappingPermissions(permissions: NonNullable<RealmDefinition["permissions"]>): Mistake[] {
  const granted = new Map<string, string>();
  return permissions.flatMap(({ name, groups, scopes }, index) =>
    groups.flatMap((group) =>
      scopes.flatMap((scope, position): Mistake[] => {
        const earlier = granted.get(`${group} ${scope}`);
        granted.set(`${group} ${scope}`, name);
        if (earlier === undefined) return [];
        const message = `"${earlier}" grants ${scope} on ${group} already; Keycloak would deny it to both`;
        return [{ at: ["permissions", index, "scopes", position], message }];
      }),
    ),
  );
}
