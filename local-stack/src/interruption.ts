import { constants } from "node:os";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** One Ctrl-C arrives several times, from the terminal and from npm; what comes later is a second one. */
const SAME_CTRL_C_MS = 1_000;

/** When this process is asked to end. */
export type Interruption = {
  /** The exit code that belongs to the first signal, or to the loss of the process that started this one. */
  first: Promise<number>;
  /** Somebody is losing patience. */
  second: Promise<void>;
};

/** Listens for requests to end from now on; a signal does not end this process by itself any more. */
export function interruption(): Interruption {
  const first = Promise.withResolvers<number>();
  const second = Promise.withResolvers<undefined>();
  let firstAt: number | undefined;

  const interrupt = (signal: (typeof SIGNALS)[number]) => {
    if (firstAt === undefined) {
      firstAt = Date.now();
      first.resolve(128 + constants.signals[signal]);
    } else if (Date.now() - firstAt > SAME_CTRL_C_MS) {
      second.resolve(undefined);
    }
  };
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      interrupt(signal);
    });
  }
  // The bootstrap is gone, killed for example: nobody could stop this process any more.
  process.on("disconnect", () => {
    interrupt("SIGHUP");
  });
  // A closed terminal must not keep the stack from being stopped.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
  return { first: first.promise, second: second.promise };
}
