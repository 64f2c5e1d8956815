import type GroupRepresentation from "@keycloak/keycloak-admin-client/lib/defs/groupRepresentation.js";
import type RoleRepresentation from "@keycloak/keycloak-admin-client/lib/defs/roleRepresentation.js";
import type { Change } from "../change.ts";
import { differences } from "../compare.ts";
import type { Group } from "../definition/roles-and-groups.ts";
import { type Api, path } from "../keycloak/api.ts";

/** Each named group by its path: never the whole tree, which may hold tens of thousands. */
export async function readGroups(api: Api, paths: readonly string[]): Promise<GroupRepresentation[]> {
  const found = await Promise.all(paths.map((group) => readGroup(api, group)));
  return found.filter((group) => group !== undefined);
}

async function readGroup(api: Api, groupPath: string): Promise<GroupRepresentation | undefined> {
  const segments = groupPath.split("/").map(encodeURIComponent).join("/");
  return (await api.get(`/group-by-path${segments}`)) as GroupRepresentation | undefined;
}

/** The id of a group that must exist by now. */
export async function groupId(api: Api, groupPath: string): Promise<string> {
  const id = (await readGroup(api, groupPath))?.id;
  if (id === undefined) throw new Error(`There is no group ${groupPath}.`);
  return id;
}

/** Groups, parents before children, and the realm roles their members get. */
export function compareGroups(
  declared: readonly Group[] = [],
  live: readonly GroupRepresentation[],
  prune: readonly string[] = [],
): Change[] {
  const parentsFirst = declared.toSorted((a, b) => depth(a.path) - depth(b.path));
  const wanted = parentsFirst.flatMap((group): Change[] => {
    const before = live.find((candidate) => candidate.path === group.path);
    const found = differences({ path: group.path, realmRoles: group.realmRoles }, { ...before });
    if (found.length === 0) return [];
    const write = (api: Api): Promise<void> => writeGroup(api, group, before);
    return [
      { kind: "group", name: group.path, action: before ? "update" : "create", differences: found, write },
    ];
  });
  const unwanted = live
    .filter((group) => prune.includes(group.path ?? ""))
    .map((group): Change => {
      const write = (api: Api): Promise<void> => api.delete(path`/groups/${group.id ?? ""}`);
      return { kind: "group", name: group.path ?? "", action: "delete", differences: [], write };
    });
  return [...wanted, ...unwanted];
}

function depth(groupPath: string): number {
  return groupPath.split("/").length;
}

async function writeGroup(api: Api, group: Group, before: GroupRepresentation | undefined): Promise<void> {
  const id = before?.id ?? (await createGroup(api, group.path));
  const present = before?.realmRoles ?? [];
  const declared = group.realmRoles ?? present;
  const missing = await roles(
    api,
    declared.filter((role) => !present.includes(role)),
  );
  const surplus = await roles(
    api,
    present.filter((role) => !declared.includes(role)),
  );
  if (missing.length > 0) await api.post(path`/groups/${id}/role-mappings/realm`, missing);
  if (surplus.length > 0) await api.delete(path`/groups/${id}/role-mappings/realm`, surplus);
}

async function createGroup(api: Api, groupPath: string): Promise<string> {
  const cut = groupPath.lastIndexOf("/");
  const name = groupPath.slice(cut + 1);
  if (cut === 0) return api.post("/groups", { name });
  return api.post(path`/groups/${await groupId(api, groupPath.slice(0, cut))}/children`, { name });
}

async function roles(api: Api, names: readonly string[]): Promise<RoleRepresentation[]> {
  return Promise.all(names.map(async (name) => (await api.get(path`/roles/${name}`)) as RoleRepresentation));
}
