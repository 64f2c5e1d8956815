import type MappingsRepresentation from "@keycloak/keycloak-admin-client/lib/defs/mappingsRepresentation.js";
import type RoleRepresentation from "@keycloak/keycloak-admin-client/lib/defs/roleRepresentation.js";
import type { Difference } from "../change.ts";
import { same } from "../compare.ts";
import type { RoleNames } from "../definition/roles-and-groups.ts";
import { type Api, path } from "../keycloak/api.ts";

/** Realm and client roles mapped to something: a service account, a client's scope, a client scope. */
export interface LiveRoleNames {
  readonly realm: readonly string[];
  readonly clients: Readonly<Record<string, readonly string[]>>;
}

export const NO_ROLES: LiveRoleNames = { realm: [], clients: {} };

/** Reads the roles mapped under `mappingsPath`, for example `/users/<id>/role-mappings`. */
export async function readRoleMappings(api: Api, mappingsPath: string): Promise<LiveRoleNames> {
  const { realmMappings = [], clientMappings = {} } = ((await api.get(mappingsPath)) ??
    {}) as MappingsRepresentation;
  const mappings = clientMappings as Record<string, { client: string; mappings: RoleRepresentation[] }>;
  const clients = Object.values(mappings).map(
    ({ client, mappings: list }) => [client, list.map(roleName)] as const,
  );
  return { realm: realmMappings.map(roleName), clients: Object.fromEntries(clients) };
}

function roleName({ name = "" }: RoleRepresentation): string {
  return name;
}

/** A role mapped by hand is a right nobody decided on: declared mappings are compared as a whole. */
export function roleMappingDifferences(
  field: string,
  declared: RoleNames | undefined,
  live: LiveRoleNames,
): Difference[] {
  if (declared === undefined) return [];
  const found: Difference[] = [];
  if (!same(declared.realm, live.realm))
    found.push({ field: `${field}.realm`, from: live.realm, to: declared.realm });
  for (const client of new Set([...Object.keys(declared.clients ?? {}), ...Object.keys(live.clients)])) {
    const to = declared.clients?.[client];
    const from = live.clients[client];
    if (!same(to, from)) found.push({ field: `${field}.${client}`, from, to });
  }
  return found;
}

/** Maps what is missing and takes away what is surplus. */
export async function writeRoleMappings(
  api: Api,
  mappingsPath: string,
  declared: RoleNames,
  live: LiveRoleNames,
): Promise<void> {
  await writeList(api, `${mappingsPath}/realm`, "/roles", declared.realm ?? [], live.realm);
  for (const client of new Set([...Object.keys(declared.clients ?? {}), ...Object.keys(live.clients)])) {
    const [found] = (await api.get(path`/clients?clientId=${client}`)) as { id: string }[];
    if (found === undefined) throw new Error(`There is no client ${client} whose roles could be mapped.`);
    const target = mappingsPath + path`/clients/${found.id}`;
    const catalogue = path`/clients/${found.id}/roles`;
    await writeList(api, target, catalogue, declared.clients?.[client] ?? [], live.clients[client] ?? []);
  }
}

async function writeList(
  api: Api,
  target: string,
  catalogue: string,
  declared: readonly string[],
  live: readonly string[],
): Promise<void> {
  const find = (names: readonly string[]): Promise<unknown[]> =>
    Promise.all(names.map((name) => api.get(catalogue + path`/${name}`)));
  const missing = await find(declared.filter((name) => !live.includes(name)));
  const surplus = await find(live.filter((name) => !declared.includes(name)));
  if (missing.length > 0) await api.post(target, missing);
  if (surplus.length > 0) await api.delete(target, surplus);
}
