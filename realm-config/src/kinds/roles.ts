import type RoleRepresentation from "@keycloak/keycloak-admin-client/lib/defs/roleRepresentation.js";
import type { Change } from "../change.ts";
import { differences, overlay } from "../compare.ts";
import type { Role } from "../definition/roles-and-groups.ts";
import { type Api, path } from "../keycloak/api.ts";

/** Each named role by itself: a realm may have thousands that are none of our business. */
export async function readRoles(api: Api, names: readonly string[]): Promise<RoleRepresentation[]> {
  const found = await Promise.all(names.map((name) => api.get(path`/roles/${name}`)));
  return found.filter((role) => role !== undefined) as RoleRepresentation[];
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
