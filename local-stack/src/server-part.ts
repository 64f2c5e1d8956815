import type { Child } from "./children.ts";
import type { Part, PartName } from "./part.ts";
import { waitUntil } from "./wait.ts";

/** A part that is one long-running process. */
export type ServerSpecification = {
  name: PartName;
  title: string;
  /** Does what has to come first and starts the process. */
  launch: () => Child | Promise<Child>;
  /** Whether the part answers. */
  ready: () => Promise<boolean>;
  readyDeadlineMs: number;
  /** The signal that ends it in good order. */
  stopSignal?: NodeJS.Signals;
  /** Called when the process ends although nobody stopped it. */
  onLost: (message: string) => void;
};

/** Makes a part of a process. */
export function serverPart(specification: ServerSpecification): Part {
  const { name, title, launch, ready, readyDeadlineMs, stopSignal = "SIGTERM", onLost } = specification;
  let server: Child | undefined;

  async function reportLoss(child: Child): Promise<void> {
    const code = await child.exited;
    if (server !== child) return; // It was stopped.
    server = undefined;
    onLost(
      `${title} ended unexpectedly (exit code ${code}):\n${child.logTail()}\n(all of it: ${child.logFile})`,
    );
  }

  return {
    name,
    title,
    async start() {
      if (server) return;
      const child = await launch();
      server = child;
      try {
        await waitUntil(ready, { child, deadlineMs: readyDeadlineMs });
      } catch (error) {
        if (server === child) server = undefined;
        await child.stop();
        throw error;
      }
      void reportLoss(child);
    },
    async stop() {
      const child = server;
      server = undefined;
      await child?.stop({ signal: stopSignal });
    },
  };
}
