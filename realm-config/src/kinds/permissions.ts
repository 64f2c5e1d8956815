import type GroupRepresentation from "@keycloak/keycloak-admin-client/lib/defs/groupRepresentation.js";
import type { Change } from "../change.ts";
import { differences } from "../compare.ts";
import type { Permission, Policy } from "../definition/permissions.ts";
import { type Api, path } from "../keycloak/api.ts";
import type { LiveRealm } from "../live.ts";
import { groupId } from "./groups.ts";

/** Fine-grained admin permissions (version 2) live in the authorization settings of one client of Keycloak's. */
export interface LivePermissions {
  readonly policies: readonly LivePolicy[];
  readonly permissions: readonly LivePermission[];
}

interface LivePolicy {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly config?: { readonly users?: string; readonly groups?: string };
  /** Names of the permissions that use it; read for declared policies. */
  readonly usedBy: readonly string[];
}

interface LivePermission {
  readonly id: string;
  readonly name: string;
  readonly resourceType?: string;
  readonly resourcesData?: readonly { readonly name: string }[];
  readonly scopesData?: readonly { readonly name: string }[];
}

const NONE: LivePermissions = { policies: [], permissions: [] };

export async function readPermissions(
  api: Api,
  permissionsClientId: string | undefined,
  declared: readonly Policy[] = [],
): Promise<LivePermissions> {
  if (permissionsClientId === undefined) return NONE;
  const server = resourceServer(permissionsClientId);
  const [policies, permissions] = (await Promise.all([
    api.get(`${server}/policy?permission=false&max=-1`),
    api.get(`${server}/permission?fields=*&max=-1`),
  ])) as [Omit<LivePolicy, "usedBy">[], LivePermission[]];
  const used = policies.map(async (policy): Promise<LivePolicy> => {
    if (!declared.some(({ name }) => name === policy.name)) return { ...policy, usedBy: [] };
    const users = (await api.get(`${server}/policy` + path`/${policy.id}/dependentPolicies`)) as {
      name: string;
    }[];
    return { ...policy, usedBy: users.map(({ name }) => name) };
  });
  return { policies: await Promise.all(used), permissions };
}

function resourceServer(permissionsClientId: string): string {
  return path`/clients/${permissionsClientId}/authz/resource-server`;
}

/** What permissions refer to: Keycloak stores ids, definitions name things. */
export interface Names {
  readonly groups: readonly GroupRepresentation[];
  /** User id of the service account, by client. */
  readonly serviceAccounts: Readonly<Record<string, string | undefined>>;
}

/** The names in a realm as it was read. */
export function namesOf({ groups, clients }: Pick<LiveRealm, "groups" | "clients">): Names {
  const accounts = Object.entries(clients).map(
    ([id, { serviceAccount }]) => [id, serviceAccount?.id] as const,
  );
  return { groups, serviceAccounts: Object.fromEntries(accounts) };
}

export function comparePolicies(
  declared: readonly Policy[] = [],
  live: LivePermissions,
  names: Names,
  prune: readonly string[] = [],
): Change[] {
  const wanted = declared.flatMap((policy): Change[] => {
    const before = live.policies.find(({ name }) => name === policy.name);
    const found = differences(policy, before ? describePolicy(before, names) : {});
    if (found.length === 0) return [];
    const write = (api: Api): Promise<void> => writePolicy(api, policy, before?.id);
    return [
      { kind: "policy", name: policy.name, action: before ? "update" : "create", differences: found, write },
    ];
  });
  return [...wanted, ...deletions("policy", prune, live.policies)];
}

/** A live policy in the shape of a definition; whoever it names beyond what a definition can say stays visible as ids. */
export function describePolicy(
  { name, type, config = {} }: LivePolicy,
  names: Names,
): Record<string, unknown> {
  if (type === "user") {
    const users = JSON.parse(config.users ?? "[]") as string[];
    const clients = users.map(
      (user) => Object.entries(names.serviceAccounts).find(([, id]) => id === user)?.[0] ?? user,
    );
    return { name, serviceAccountOf: clients.length === 1 ? clients[0] : clients };
  }
  const groups = JSON.parse(config.groups ?? "[]") as { id: string; extendChildren?: boolean }[];
  const paths = groups.map(({ id, extendChildren }) => groupName(id, names) + (extendChildren ? "/**" : ""));
  return { name, membersOf: paths.length === 1 ? paths[0] : paths };
}

function groupName(id: string, names: Names): string {
  return names.groups.find((group) => group.id === id)?.path ?? id;
}

async function writePolicy(api: Api, policy: Policy, id: string | undefined): Promise<void> {
  const policies = `${resourceServer(await permissionsClient(api))}/policy`;
  const common = { name: policy.name, logic: "POSITIVE" };
  const [type, body] =
    "serviceAccountOf" in policy
      ? ["user", { ...common, users: [await serviceAccount(api, policy.serviceAccountOf)] }]
      : [
          "group",
          { ...common, groups: [{ id: await groupId(api, policy.membersOf), extendChildren: false }] },
        ];
  if (id === undefined) await api.post(`${policies}/${type}`, body);
  else await api.put(`${policies}/${type}` + path`/${id}`, { ...body, id, type });
}

export function comparePermissions(
  declared: readonly Permission[] = [],
  live: LivePermissions,
  names: Names,
  prune: readonly string[] = [],
): Change[] {
  const wanted = declared.flatMap((permission): Change[] => {
    const before = live.permissions.find(({ name }) => name === permission.name);
    const found = differences(
      { ...permission, resourceType: "Groups" },
      before ? describePermission(before, live.policies, names) : {},
    );
    if (found.length === 0) return [];
    const write = (api: Api): Promise<void> => writePermission(api, permission, before?.id);
    const action = before ? "update" : "create";
    return [{ kind: "permission", name: permission.name, action, differences: found, write }];
  });
  return [...wanted, ...deletions("permission", prune, live.permissions)];
}

/** A live permission in the shape of a definition. */
export function describePermission(
  permission: LivePermission,
  policies: readonly LivePolicy[],
  names: Names,
) {
  return {
    name: permission.name,
    resourceType: permission.resourceType,
    groups: (permission.resourcesData ?? []).map((resource) => groupName(resource.name, names)),
    scopes: (permission.scopesData ?? []).map((scope) => scope.name),
    // Policies that are not ours are not read. They could only narrow the permission: all of its policies must agree.
    policies: policies.filter(({ usedBy }) => usedBy.includes(permission.name)).map(({ name }) => name),
  };
}

async function writePermission(api: Api, permission: Permission, id: string | undefined): Promise<void> {
  const server = resourceServer(await permissionsClient(api));
  await checkScopes(api, server, permission);
  const policies = (await api.get(`${server}/policy?permission=false&max=-1`)) as LivePolicy[];
  const body = {
    name: permission.name,
    resourceType: "Groups",
    resources: await Promise.all(permission.groups.map((group) => groupId(api, group))),
    scopes: permission.scopes,
    policies: policies.filter(({ name }) => permission.policies.includes(name)).map((policy) => policy.id),
    // The only strategy Keycloak accepts here.
    decisionStrategy: "UNANIMOUS",
  };
  if (id === undefined) await api.post(`${server}/permission/scope`, body);
  else await api.put(`${server}/permission/scope` + path`/${id}`, { ...body, id, type: "scope" });
}

/** Keycloak's own answer to an unknown scope is "unknown_error". */
async function checkScopes(api: Api, server: string, { scopes }: Permission): Promise<void> {
  const known = ((await api.get(`${server}/scope?max=-1`)) as { name: string }[]).map(({ name }) => name);
  const unknown = scopes.filter((scope) => !known.includes(scope));
  if (unknown.length === 0) return;
  throw new Error(`This Keycloak is too old: it does not know the scope ${unknown.join(", ")} (26.7 does).`);
}

function deletions(
  kind: string,
  prune: readonly string[],
  live: readonly { id: string; name: string }[],
): Change[] {
  return live
    .filter(({ name }) => prune.includes(name))
    .map(({ id, name }) => {
      const write = async (api: Api): Promise<void> => {
        await api.delete(`${resourceServer(await permissionsClient(api))}/policy` + path`/${id}`);
      };
      return { kind, name, action: "delete", differences: [], write };
    });
}

/** Exists as soon as `adminPermissionsEnabled` is set. */
async function permissionsClient(api: Api): Promise<string> {
  const realm = (await api.get("")) as { adminPermissionsClient?: { id: string } };
  const id = realm.adminPermissionsClient?.id;
  if (id === undefined)
    throw new Error("Fine-grained admin permissions need adminPermissionsEnabled in the settings.");
  return id;
}

async function serviceAccount(api: Api, clientId: string): Promise<string> {
  const [client] = (await api.get(path`/clients?clientId=${clientId}`)) as { id: string }[];
  if (client === undefined) throw new Error(`There is no client ${clientId}.`);
  return ((await api.get(path`/clients/${client.id}/service-account-user`)) as { id: string }).id;
}
