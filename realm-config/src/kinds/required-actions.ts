import type RequiredActionProviderRepresentation from "@keycloak/keycloak-admin-client/lib/defs/requiredActionProviderRepresentation.js";
import type { Change } from "../change.ts";
import { differences, overlay } from "../compare.ts";
import type { RequiredAction } from "../definition/authentication.ts";
import { type Api, path } from "../keycloak/api.ts";

export async function readRequiredActions(api: Api): Promise<RequiredActionProviderRepresentation[]> {
  return (await api.get("/authentication/required-actions")) as RequiredActionProviderRepresentation[];
}

/** Required actions are built into Keycloak: they are configured, never created or deleted. */
export function compareRequiredActions(
  declared: readonly RequiredAction[] = [],
  live: readonly RequiredActionProviderRepresentation[],
): Change[] {
  return declared.flatMap((action) => {
    const before = live.find(({ alias }) => alias === action.alias);
    if (before === undefined) throw new Error(`This Keycloak has no required action ${action.alias}.`);
    const found = differences(action, { ...before });
    if (found.length === 0) return [];
    return {
      kind: "required action",
      name: action.alias,
      action: "update" as const,
      differences: found,
      write: (api: Api) =>
        api.put(path`/authentication/required-actions/${action.alias}`, overlay({ ...before }, action)),
    };
  });
}
