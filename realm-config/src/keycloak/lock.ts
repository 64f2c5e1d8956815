import { hostname } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import type { Api } from "./api.ts";
import { path } from "./api.ts";
import { KeycloakError } from "./error.ts";

/** The lock is a realm role: Keycloak's database lets only one of them have this name. It carries no right. */
const ROLE = "realm-config-lock";

interface LockRole {
  readonly id: string;
  readonly attributes?: { readonly holder?: readonly string[]; readonly beat?: readonly string[] };
}

export interface LockOptions {
  /** Give up after waiting this long for another run. */
  readonly waitMs?: number;
  /** The holder shows this often that it is alive. */
  readonly beatMs?: number;
  /** Told once when another run holds the lock. */
  readonly onWait?: (holder: string) => void;
}

/** Somebody else is applying, or took the lock over because we seemed dead. */
export class LockError extends Error {
  override readonly name = "LockError";
}

export interface Lock {
  /** To be called before each write: throws once the lock may belong to somebody else. */
  check(): void;
}

/**
 * Runs `action` while no other run of this tool writes to the realm. Waits for the other one to finish; a holder that shows
 * no sign of life for five beats was killed, and its lock is taken over. No clocks are compared, only changes observed.
 */
export async function withLock<T>(
  api: Api,
  action: (lock: Lock) => Promise<T>,
  options: LockOptions = {},
): Promise<T> {
  const { waitMs = 300_000, beatMs = 3000, onWait = () => undefined } = options;
  const holder = `${process.env["USER"] ?? "somebody"} on ${hostname()}, process ${process.pid}, since ${new Date().toISOString()}`;
  const id = await acquire(api, holder, { waitMs, beatMs, onWait });
  let beat = 0;
  let confirmedAt = performance.now();
  let sending: Promise<void> | undefined;
  const timer = setInterval(() => {
    // One at a time: Keycloak fails one of two requests that change a role at once.
    sending ??= sendBeat().finally(() => (sending = undefined));
  }, beatMs);
  async function sendBeat(): Promise<void> {
    beat += 1;
    const sentAt = performance.now();
    try {
      await api.put(path`/roles-by-id/${id}`, lockRole(holder, beat));
      confirmedAt = sentAt;
    } catch {
      // Not confirmed: check() notices.
    }
  }
  timer.unref();
  const lock: Lock = {
    check() {
      // One beat earlier than others take over.
      if (performance.now() - confirmedAt < 4 * beatMs) return;
      throw new LockError(
        "This run lost its lock on the realm (it, or Keycloak, stood still). Nothing more is written; run it again.",
      );
    },
  };
  try {
    return await action(lock);
  } finally {
    clearInterval(timer);
    await sending;
    await release(api, id);
  }
}

function lockRole(holder: string, beat: number): object {
  return {
    name: ROLE,
    description: "Exists while realm-config applies changes. It carries no right.",
    attributes: { holder: [holder], beat: [String(beat)] },
  };
}

async function acquire(api: Api, holder: string, options: Required<LockOptions>): Promise<string> {
  const { waitMs, beatMs, onWait } = options;
  const startedAt = performance.now();
  let seen: { sign: string; since: number } | undefined;
  for (;;) {
    if (await create(api, holder)) {
      const role = await readLock(api);
      if (role?.attributes?.holder?.[0] === holder) return role.id;
      continue;
    }
    const other = await readLock(api);
    if (other === undefined) continue;
    const owner = other.attributes?.holder?.[0] ?? "somebody";
    const sign = `${other.id} ${other.attributes?.beat?.[0] ?? ""}`;
    if (seen === undefined) onWait(owner);
    if (seen?.sign !== sign) seen = { sign, since: performance.now() };
    if (performance.now() - seen.since > 5 * beatMs) {
      // By id: of two that take over at once, one deletes nothing, and only one creates.
      await release(api, other.id);
      continue;
    }
    if (performance.now() - startedAt > waitMs) {
      throw new LockError(
        `Another run is applying changes to this realm (${owner}). Try again when it has finished.`,
      );
    }
    await wait(Math.min(1000, beatMs));
  }
}

async function create(api: Api, holder: string): Promise<boolean> {
  try {
    await api.post("/roles", lockRole(holder, 0));
    return true;
  } catch (error) {
    if (error instanceof KeycloakError && error.status === 409) return false;
    throw error;
  }
}

async function readLock(api: Api): Promise<LockRole | undefined> {
  return (await api.get(path`/roles/${ROLE}`)) as LockRole | undefined;
}

async function release(api: Api, id: string): Promise<void> {
  try {
    await api.delete(path`/roles-by-id/${id}`);
  } catch (error) {
    if (!(error instanceof KeycloakError && error.status === 404)) throw error;
  }
}
