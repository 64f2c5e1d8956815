import type RoleRepresentation from "@keycloak/keycloak-admin-client/lib/defs/roleRepresentation.js";
import type { Change } from "../change.ts";
import { differences, overlay } from "../compare.ts";
import type { Role } from "../definition/roles-and-groups.ts";
import { type Api, path } from "../keycloak/api.ts";

/** So many are read at once, which is all of them in most realms. */
const PAGE = 100;

/** The named roles, in one request where a realm has few; where it has thousands, those that this did not show by name. */
export async function readRoles(api: Api, names: readonly string[]): Promise<RoleRepresentation[]> {
  const page = (await api.get(
    `/roles?first=0&max=${PAGE}&briefRepresentation=false`,
  )) as RoleRepresentation[];
  const found = await Promise.all(
    names.map(async (name) => page.find((role) => role.name === name) ?? readRole(api, name, page)),
  );
  return found.filter((role) => role !== undefined);
}

async function readRole(
  api: Api,
  name: string,
  page: readonly RoleRepresentation[],
): Promise<RoleRepresentation | undefined> {
  if (page.length < PAGE) return undefined;
  return (await api.get(path`/roles/${name}`)) as RoleRepresentation | undefined;
}

export function compareRoles(
  declared: readonly Role[] = [],
  live: readonly RoleRepresentation[],
  prune: readonly string[] = [],
): Change[] {
  const wanted = declared.flatMap((role): Change[] => {
    const before = live.find(({ name }) => name === role.name);
    const found = differences(role, { ...before });
    if (found.length === 0) return [];
    const write = async (api: Api): Promise<void> => {
      if (before === undefined) await api.post("/roles", role);
      else await api.put(path`/roles/${role.name}`, overlay({ ...before }, role));
    };
    return [
      { kind: "role", name: role.name, action: before ? "update" : "create", differences: found, write },
    ];
  });
  const unwanted = prune
    .filter((role) => live.some(({ name }) => name === role))
    .map((name): Change => {
      return {
        kind: "role",
        name,
        action: "delete",
        differences: [],
        write: (api) => api.delete(path`/roles/${name}`),
      };
    });
  return [...wanted, ...unwanted];
}
