import type { Change } from "./change.ts";
import type { RealmDefinition } from "./definition/realm.ts";
import type { Api } from "./keycloak/api.ts";
import { type LiveRealm, readRealm } from "./live.ts";
import { planRealm } from "./plan.ts";

/** Told before each write. */
export type Progress = (change: Change, position: number, total: number) => void;

/** A write that failed: names the object; the cause names the request and Keycloak's answer. */
export class ApplyError extends Error {
  constructor(change: Change, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`${change.kind} ${change.name}: could not ${change.action} it. ${reason}`, { cause });
    this.name = "ApplyError";
  }
}

/**
 * Makes the realm as declared and returns what it changed. Needs no memory of earlier runs: killed at any point, the next
 * run finds what is missing and does that.
 */
export async function apply(
  api: Api,
  definition: RealmDefinition,
  progress: Progress = () => undefined,
): Promise<Change[]> {
  const live = (await readRealm(api, definition)) ?? (await createRealm(api, definition));
  const changes = planRealm(definition, live);
  for (const [position, change] of changes.entries()) {
    progress(change, position + 1, changes.length);
    try {
      await change.write(api);
    } catch (error) {
      throw new ApplyError(change, error);
    }
  }
  return changes;
}

/** A new realm is disabled until the settings are written. */
async function createRealm(api: Api, definition: RealmDefinition): Promise<LiveRealm> {
  await api.createRealm();
  const live = await readRealm(api, definition);
  if (live === undefined) throw new Error(`Keycloak created the realm ${api.realm} and does not show it.`);
  return live;
}
