import type { Change } from "./change.ts";
import type { RealmDefinition } from "./definition/realm.ts";
import type { Api } from "./keycloak/api.ts";
import { type Lock, LockError, type LockOptions, withLock } from "./keycloak/lock.ts";
import { recordManaged } from "./ledger.ts";
import { type LiveRealm, readRealm } from "./live.ts";
import { planRealm } from "./plan.ts";

export interface ApplyOptions extends LockOptions {
  /** Write only these changes; all of them, unless given. */
  readonly only?: (change: Change) => boolean;
  /** Once aborted, nothing more is written; what has begun is finished and the lock is given back. */
  readonly signal?: AbortSignal;
  /** Told before each change is written. */
  readonly progress?: (change: Change, position: number, total: number) => void;
}

/** A change that failed: names the object, the request and Keycloak's answer. */
export class ApplyError extends Error {
  constructor(change: Change, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`${change.kind} "${change.name}": could not ${change.action} it. ${reason}`, { cause });
    this.name = "ApplyError";
  }
}

/**
 * Makes the realm as declared and returns what it changed. Needs no memory of earlier runs: killed at any point, the next
 * run finds what is missing and does that. Writes nothing, not even a lock, when there is nothing to do.
 *
 * @throws {ApplyError} naming the object, the request and Keycloak's answer
 * @throws {LockError} when another run does not finish in time
 */
export async function apply(
  api: Api,
  definition: RealmDefinition,
  options: ApplyOptions = {},
): Promise<Change[]> {
  const found = await readRealm(api, definition);
  if (found !== undefined && plannedChanges(definition, found, options).length === 0) return [];
  // Created disabled: nobody uses it before its settings are written.
  if (found === undefined) await api.createRealm();
  return withLock(
    api,
    async (lock) => {
      // Read again: another run may have changed things while we waited.
      const live = await readRealm(api, definition);
      if (live === undefined) throw new Error(`The realm ${api.realm} is gone.`);
      return write(api, definition, live, lock, options);
    },
    options,
  );
}

async function write(
  api: Api,
  definition: RealmDefinition,
  live: LiveRealm,
  lock: Lock,
  options: ApplyOptions,
): Promise<Change[]> {
  const { progress = () => undefined, signal } = options;
  const changes = plannedChanges(definition, live, options);
  if (changes.length > 0) await recordManaged(api, definition, live.settings);
  for (const [position, change] of changes.entries()) {
    signal?.throwIfAborted();
    lock.check();
    progress(change, position + 1, changes.length);
    try {
      await change.write(api);
    } catch (error) {
      throw error instanceof LockError ? error : new ApplyError(change, error);
    }
  }
  return changes;
}

function plannedChanges(definition: RealmDefinition, live: LiveRealm, { only }: ApplyOptions): Change[] {
  const changes = planRealm(definition, live);
  return only === undefined ? changes : changes.filter(only);
}
