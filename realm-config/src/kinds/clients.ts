import type ClientRepresentation from "@keycloak/keycloak-admin-client/lib/defs/clientRepresentation.js";
import type ClientScopeRepresentation from "@keycloak/keycloak-admin-client/lib/defs/clientScopeRepresentation.js";
import type { Change } from "../change.ts";
import { differences, omit, overlay } from "../compare.ts";
import type { Client } from "../definition/clients.ts";
import type { RoleNames } from "../definition/roles-and-groups.ts";
import { type Api, path } from "../keycloak/api.ts";
import { KeycloakError } from "../keycloak/error.ts";
import { flowIds } from "./flows.ts";
import { mapperDifferences, writeMappers } from "./mappers.ts";
import {
  type LiveRoleNames,
  NO_ROLES,
  readRoleMappings,
  roleMappingDifferences,
  writeRoleMappings,
} from "./role-mappings.ts";

export interface LiveClient {
  readonly client: ClientRepresentation;
  /** Read where a service account's roles are declared or a permission names it. */
  readonly serviceAccount?: { readonly id: string; readonly roles: LiveRoleNames };
  /** Read where roles for the client's tokens are declared. */
  readonly roles?: LiveRoleNames;
  /** Alias of the client's own log-in flow; "" when it uses the realm's. Read where one is declared. */
  readonly browserFlow?: string;
}

export type LiveClients = Readonly<Record<string, LiveClient>>;

/** Each named client by itself: a realm may have thousands, and their representations are large. */
export async function readClients(
  api: Api,
  declared: readonly Client[] = [],
  serviceAccountsOf: readonly string[] = [],
  prune: readonly string[] = [],
): Promise<LiveClients> {
  const names = [...declared.map(({ clientId }) => clientId), ...prune];
  const flows = declared.some(({ browserFlow }) => browserFlow !== undefined) ? await flowIds(api) : {};
  const entries = await Promise.all(
    names.map(async (name): Promise<[string, LiveClient][]> => {
      const client = await readClient(api, name);
      if (client?.id === undefined) return [];
      const definition = declared.find(({ clientId }) => clientId === name);
      const isAccountNeeded =
        definition?.serviceAccountRoles !== undefined || serviceAccountsOf.includes(name);
      const parts = await Promise.all([
        isAccountNeeded && client.serviceAccountsEnabled ? readServiceAccount(api, client.id) : undefined,
        definition?.roles ? readRoleMappings(api, path`/clients/${client.id}/scope-mappings`) : undefined,
      ]);
      return [
        [
          name,
          {
            client,
            ...(parts[0] && { serviceAccount: parts[0] }),
            ...(parts[1] && { roles: parts[1] }),
            browserFlow: boundFlow(client, flows),
          },
        ],
      ];
    }),
  );
  return Object.fromEntries(entries.flat());
}

function boundFlow(client: ClientRepresentation, flows: Readonly<Record<string, string>>): string {
  const { browser: id } = (client.authenticationFlowBindingOverrides ?? {}) as { browser?: string };
  return Object.keys(flows).find((alias) => flows[alias] === id) ?? "";
}

async function readClient(api: Api, clientId: string): Promise<ClientRepresentation | undefined> {
  return ((await api.get(path`/clients?clientId=${clientId}`)) as ClientRepresentation[])[0];
}

async function readServiceAccount(api: Api, id: string): Promise<{ id: string; roles: LiveRoleNames }> {
  const { id: userId } = (await api.get(path`/clients/${id}/service-account-user`)) as { id: string };
  return { id: userId, roles: await readRoleMappings(api, path`/users/${userId}/role-mappings`) };
}

export function compareClients(
  declared: readonly Client[] = [],
  live: LiveClients,
  prune: readonly string[] = [],
): Change[] {
  const wanted = declared.flatMap((client): Change[] => {
    const before = live[client.clientId];
    const found = [
      ...differences(fieldsOf(client), { ...before?.client }, { secrets: ["secret"] }),
      ...differences({ browserFlow: client.browserFlow }, { browserFlow: before?.browserFlow }),
      ...mapperDifferences(client.mappers, before?.client.protocolMappers),
      ...roleMappingDifferences("roles", client.roles, before?.roles ?? NO_ROLES),
      ...serviceAccountDifferences(client, before),
    ];
    if (found.length === 0) return [];
    const write = (api: Api): Promise<void> => writeClient(api, client, before);
    return [
      {
        kind: "client",
        name: client.clientId,
        action: before ? "update" : "create",
        differences: found,
        write,
      },
    ];
  });
  const unwanted = prune.flatMap((name): Change[] => {
    const id = live[name]?.client.id;
    if (id === undefined) return [];
    const write = (api: Api): Promise<void> => api.delete(path`/clients/${id}`);
    return [{ kind: "client", name, action: "delete", differences: [], write }];
  });
  return [...wanted, ...unwanted];
}

/** The fields that Keycloak keeps in the client itself. */
function fieldsOf(client: Client): Record<string, unknown> {
  const fields = omit(client, "mappers", "roles", "serviceAccountRoles", "browserFlow");
  return { ...fields, defaultClientScopes: defaultScopes(client), protocol: "openid-connect" };
}

/** Keycloak gives every service account this scope by itself; a definition need not repeat it. */
function defaultScopes({ serviceAccountsEnabled, defaultClientScopes }: Client): string[] {
  return serviceAccountsEnabled
    ? [...new Set([...defaultClientScopes, "service_account"])]
    : defaultClientScopes;
}

/** Every service account also has the realm's default role, which is not ours to list. */
function serviceAccountDifferences(client: Client, before: LiveClient | undefined) {
  const roles = before?.serviceAccount?.roles ?? NO_ROLES;
  return roleMappingDifferences("serviceAccountRoles", client.serviceAccountRoles, withoutDefaultRole(roles));
}

/** What a service account has been given besides what everybody has. */
export function withoutDefaultRole(roles: LiveRoleNames): LiveRoleNames {
  return { ...roles, realm: roles.realm.filter((name) => !name.startsWith("default-roles-")) };
}

async function writeClient(api: Api, client: Client, before: LiveClient | undefined): Promise<void> {
  const fields = fieldsOf(client);
  const bindings = await flowBindings(api, client);
  const body = overlay({ ...before?.client }, { ...fields, ...bindings });
  const id = before?.client.id ?? (await api.post("/clients", body));
  const clientPath = path`/clients/${id}`;
  if (before !== undefined) {
    const isBound = (client.browserFlow ?? before.browserFlow) === before.browserFlow;
    if (!isBound || differences(fields, { ...before.client }).length > 0) await api.put(clientPath, body);
    await writeScopes(api, clientPath, client, before.client);
    await writeMappers(api, clientPath, client.mappers, before.client.protocolMappers);
  } else {
    // A new client may arrive with mappers Keycloak adds by itself.
    const created = (await api.get(clientPath)) as ClientRepresentation;
    await writeMappers(api, clientPath, client.mappers, created.protocolMappers);
  }
  if (client.roles !== undefined) {
    await writeRoleMappings(api, `${clientPath}/scope-mappings`, client.roles, before?.roles ?? NO_ROLES);
  }
  if (client.serviceAccountRoles !== undefined) {
    const account = before?.serviceAccount ?? (await readServiceAccount(api, id));
    await writeServiceAccountRoles(api, account, client.serviceAccountRoles);
  }
}

/** Ids only now: the flow may have been created a moment ago. An empty id takes the binding away. */
async function flowBindings(api: Api, { browserFlow }: Client): Promise<Record<string, unknown>> {
  if (browserFlow === undefined) return {};
  const id = browserFlow === "" ? "" : (await flowIds(api))[browserFlow];
  return { authenticationFlowBindingOverrides: { browser: id } };
}

async function writeServiceAccountRoles(
  api: Api,
  { id, roles }: NonNullable<LiveClient["serviceAccount"]>,
  declared: RoleNames,
): Promise<void> {
  try {
    await writeRoleMappings(api, path`/users/${id}/role-mappings`, declared, withoutDefaultRole(roles));
  } catch (error) {
    if (!(error instanceof KeycloakError && error.status === 403)) throw error;
    const hint =
      "Keycloak lets only a realm administrator map its admin roles: apply this once as an administrator.";
    throw new Error(`${hint} ${error.message}`, { cause: error });
  }
}

/** Keycloak ignores the scopes of an existing client in a PUT; they have requests of their own. */
async function writeScopes(
  api: Api,
  clientPath: string,
  client: Client,
  before: ClientRepresentation,
): Promise<void> {
  const wanted = { default: defaultScopes(client), optional: client.optionalClientScopes };
  const present = { default: before.defaultClientScopes ?? [], optional: before.optionalClientScopes ?? [] };
  const kinds = ["default", "optional"] as const;
  if (kinds.every((kind) => wanted[kind].toSorted().join() === present[kind].toSorted().join())) return;
  const scopes = (await api.get("/client-scopes")) as ClientScopeRepresentation[];
  const scopePath = (kind: string, name: string): string => {
    const id = scopes.find((scope) => scope.name === name)?.id ?? "";
    return `${clientPath}/${kind}-client-scopes` + path`/${id}`;
  };
  // Away first: a scope cannot be default and optional at once.
  for (const kind of kinds) {
    for (const name of present[kind].filter((scope) => !wanted[kind].includes(scope))) {
      await api.delete(scopePath(kind, name));
    }
  }
  for (const kind of kinds) {
    for (const name of wanted[kind].filter((scope) => !present[kind].includes(scope))) {
      await api.put(scopePath(kind, name), undefined);
    }
  }
}
