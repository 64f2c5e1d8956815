import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { z } from "zod";
import type { Log } from "../log.ts";

/** A registration that has changed; `missed`: some may have, while the database could not be heard; `closed`: the last one. */
export type Change = { id: string; customerNumber: string } | "missed" | "closed";

export type Changes = {
  /** Tells of every change from now on, whichever instance made it. @returns how to stop listening */
  subscribe(listener: (change: Change) => void): () => void;
  close(): Promise<void>;
};

const notice = z.object({ id: z.string(), customerNumber: z.string() });
const LONGEST_PAUSE_MS = 30_000;

/** Listens on a connection of its own (PostgreSQL LISTEN); one that breaks is replaced. */
export function listenForChanges({ connectionString, log }: { connectionString: string; log: Log }): Changes {
  const listeners = new Set<(change: Change) => void>();
  const stopped = new AbortController();
  let client: pg.Client | undefined;

  const tell = (change: Change) => {
    for (const listener of listeners) listener(change);
  };

  async function listen(): Promise<void> {
    client = new pg.Client({ connectionString, application_name: "approval-service changes" });
    const ended = new Promise<void>((resolve) => client?.once("end", resolve));
    client.on("error", (error) => {
      log.warn({ err: error }, "The connection that tells of changes broke and will be replaced.");
    });
    client.on("notification", ({ payload }) => {
      const change = notice.safeParse(JSON.parse(payload ?? "null"));
      if (change.success) tell(change.data);
    });
    await client.connect();
    await client.query("listen registration");
    tell("missed");
    await ended;
  }

  async function keepListening(): Promise<void> {
    for (let pause = 500; !stopped.signal.aborted; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      const begun = Date.now();
      await listen().catch(() => client?.end().catch(() => undefined));
      if (Date.now() - begun > LONGEST_PAUSE_MS) pause = 500;
      await delay(pause, undefined, { signal: stopped.signal }).catch(() => undefined);
    }
  }
  const listening = keepListening();

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    async close() {
      stopped.abort();
      tell("closed");
      await client?.end().catch(() => undefined);
      await listening;
    },
  };
}
