import type ClientScopeRepresentation from "@keycloak/keycloak-admin-client/lib/defs/clientScopeRepresentation.js";
import type { Change } from "../change.ts";
import { differences, overlay } from "../compare.ts";
import type { ClientScope } from "../definition/clients.ts";
import { type Api, path } from "../keycloak/api.ts";
import { mapperDifferences, writeMappers } from "./mappers.ts";
import {
  type LiveRoleNames,
  NO_ROLES,
  readRoleMappings,
  roleMappingDifferences,
  writeRoleMappings,
} from "./role-mappings.ts";

export interface LiveClientScopes {
  readonly scopes: readonly ClientScopeRepresentation[];
  /** Roles by scope name, for scopes that declare some. */
  readonly roles: Readonly<Record<string, LiveRoleNames>>;
}

/** All client scopes in one request (a realm has few), then the roles of those that declare roles. */
export async function readClientScopes(
  api: Api,
  declared: readonly ClientScope[] = [],
): Promise<LiveClientScopes> {
  const scopes = (await api.get("/client-scopes")) as ClientScopeRepresentation[];
  const withRoles = declared.filter(({ roles }) => roles !== undefined);
  const entries = withRoles.map(async ({ name }): Promise<[string, LiveRoleNames]> => {
    const id = scopes.find((scope) => scope.name === name)?.id;
    return [
      name,
      id === undefined ? NO_ROLES : await readRoleMappings(api, path`/client-scopes/${id}/scope-mappings`),
    ];
  });
  return { scopes, roles: Object.fromEntries(await Promise.all(entries)) };
}

export function compareClientScopes(
  declared: readonly ClientScope[] = [],
  live: LiveClientScopes,
  prune: readonly string[] = [],
): Change[] {
  const wanted = declared.flatMap((scope): Change[] => {
    const before = live.scopes.find(({ name }) => name === scope.name);
    const { mappers, roles, ...fields } = scope;
    const found = [
      ...differences({ ...fields, protocol: "openid-connect" }, { ...before }),
      ...mapperDifferences(mappers, before?.protocolMappers),
      ...roleMappingDifferences("roles", roles, live.roles[scope.name] ?? NO_ROLES),
    ];
    if (found.length === 0) return [];
    const write = (api: Api): Promise<void> =>
      writeClientScope(api, scope, before, live.roles[scope.name] ?? NO_ROLES);
    return [
      {
        kind: "client scope",
        name: scope.name,
        action: before ? "update" : "create",
        differences: found,
        write,
      },
    ];
  });
  const unwanted = live.scopes
    .filter(({ name }) => prune.includes(name ?? ""))
    .map(({ id = "", name = "" }): Change => {
      const write = (api: Api): Promise<void> => api.delete(path`/client-scopes/${id}`);
      return { kind: "client scope", name, action: "delete", differences: [], write };
    });
  return [...wanted, ...unwanted];
}

async function writeClientScope(
  api: Api,
  { mappers, roles, ...fields }: ClientScope,
  before: ClientScopeRepresentation | undefined,
  liveRoles: LiveRoleNames,
): Promise<void> {
  const body = overlay({ ...before }, { ...fields, protocol: "openid-connect" });
  const id = before?.id ?? (await api.post("/client-scopes", body));
  const scopePath = path`/client-scopes/${id}`;
  if (before !== undefined && differences(fields, { ...before }).length > 0) await api.put(scopePath, body);
  await writeMappers(api, scopePath, mappers, before?.protocolMappers);
  if (roles !== undefined) await writeRoleMappings(api, `${scopePath}/scope-mappings`, roles, liveRoles);
}
