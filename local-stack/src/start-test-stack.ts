import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Definition } from "./definition.ts";

/** What the stack's process reports when everything is up. */
export type TestStackReady = { definition: Definition; controlUrl: string };

export type TestStack = TestStackReady & {
  /** Stops everything and removes its data. */
  stop(): Promise<void>;
};

/** Starts a stack beside any other for one test run. Its progress goes to this process's output. */
export async function startTestStack(): Promise<TestStack> {
  const program = fileURLToPath(new URL("test-stack.ts", import.meta.url));
  const supervisor = spawn(process.execPath, [program], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const ended = once(supervisor, "exit");
  const ready = await Promise.race([
    once(supervisor, "message").then(([message]) => message as TestStackReady),
    ended.then(([code]) => {
      throw new Error(`The stack for the tests did not start (exit code ${String(code)}): see above.`);
    }),
  ]);
  return {
    ...ready,
    async stop() {
      supervisor.kill("SIGTERM");
      await ended;
    },
  };
}
