import type {
  UserProfileAttribute as LiveAttribute,
  UserProfileConfig,
} from "@keycloak/keycloak-admin-client/lib/defs/userProfileMetadata.js";
import type { Change } from "../change.ts";
import { differences, same } from "../compare.ts";
import type { UserProfile } from "../definition/user-profile.ts";
import type { Api } from "../keycloak/api.ts";

export async function readUserProfile(api: Api): Promise<UserProfileConfig> {
  return (await api.get("/users/profile")) as UserProfileConfig;
}

/**
 * Attributes are compared one by one, each as a whole; attributes of other people stay, after ours. Keycloak replaces the
 * configuration in one request, so that several changes carry the same write and only the first one sends it.
 */
export function compareUserProfile(
  declared: UserProfile | undefined,
  live: UserProfileConfig,
  prune: readonly string[] = [],
): Change[] {
  if (declared === undefined && prune.length === 0) return [];
  const liveAttributes = live.attributes ?? [];
  const target = {
    ...live,
    ...declared,
    attributes: mergedAttributes(declared?.attributes ?? [], liveAttributes, prune),
  };
  const write = once((api) => api.put("/users/profile", target));
  const changes: Change[] = [];

  for (const attribute of declared?.attributes ?? []) {
    const before = liveAttributes.find(({ name }) => name === attribute.name);
    const found = differences(
      { multivalued: false, ...attribute },
      { multivalued: false, ...before },
      { exact: true },
    );
    if (found.length === 0) continue;
    const action = before === undefined ? "create" : "update";
    changes.push({ kind: "user profile attribute", name: attribute.name, action, differences: found, write });
  }
  for (const { name = "" } of liveAttributes) {
    if (prune.includes(name)) {
      changes.push({ kind: "user profile attribute", name, action: "delete", differences: [], write });
    }
  }

  const order = {
    from: liveAttributes
      .map(({ name }) => name)
      .filter((name) => declared?.attributes.some((a) => a.name === name)),
    to: declared?.attributes.map(({ name }) => name) ?? [],
  };
  const general = differences({ unmanagedAttributePolicy: declared?.unmanagedAttributePolicy }, { ...live });
  // As a text: the order itself is what is compared. A missing attribute is reported above already.
  const isComplete = order.from.length === order.to.length;
  if (isComplete && !same(order.from.join(), order.to.join())) general.push({ field: "order", ...order });
  if (general.length > 0) {
    changes.push({
      kind: "user profile",
      name: "configuration",
      action: "update",
      differences: general,
      write,
    });
  }
  return changes;
}

function mergedAttributes(
  declared: UserProfile["attributes"],
  live: readonly LiveAttribute[],
  prune: readonly string[],
): unknown[] {
  const names = new Set([...declared.map(({ name }) => name), ...prune]);
  return [...declared, ...live.filter(({ name }) => !names.has(name ?? ""))];
}

function once(action: (api: Api) => Promise<void>): (api: Api) => Promise<void> {
  let done: Promise<void> | undefined;
  return (api) => (done ??= action(api));
}
