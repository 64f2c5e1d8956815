import { join } from "node:path";
import { makeChildren } from "./children.ts";
import { PORTS, type Definition } from "./definition.ts";
import { interruption } from "./interruption.ts";
import { assertPortsFree } from "./ports.ts";
import { assertRequirements } from "./requirements.ts";
import { claim, runningSupervisor } from "./run-record.ts";
import { makeStack, type Stack, type StackOptions } from "./stack.ts";

/** The file that says who runs the stack of a data folder. */
function runRecordFile(directory: string): string {
  return join(directory, "running.json");
}

/** Throws a sentence when the stack of this data folder is running. */
export function assertNotRunning(directory: string): void {
  const supervisor = runningSupervisor(runRecordFile(directory));
  if (supervisor) throw new Error(alreadyRunning(directory, `process ${supervisor.pid}`));
}

/**
 * Runs a stack until it is interrupted, fails to start or loses a part; then stops all of it. Answers the exit code;
 * what went wrong has been printed.
 */
export async function supervise(
  definition: Definition,
  options: StackOptions & { logFolder: string },
  whenReady: (stack: Stack) => void | Promise<void>,
): Promise<number> {
  const interrupted = interruption();
  assertRequirements(process.env);
  assertNotRunning(definition.directory);
  const record = await claim(runRecordFile(definition.directory));
  if (!record) throw new Error(alreadyRunning(definition.directory, "it was just started"));

  const children = makeChildren(options.logFolder, record);
  const loss = Promise.withResolvers<never>();
  const onLost = (message: string) => {
    loss.reject(new Error(message));
  };
  const stack = makeStack({ definition, children, onLost }, options);

  async function run(): Promise<never> {
    await assertPortsFree(definition.ports);
    await stack.start();
    await whenReady(stack);
    return loss.promise;
  }

  let exitCode: number;
  try {
    exitCode = await Promise.race([run(), loss.promise, interrupted.first]);
    console.log("\nStopping everything …");
  } catch (error) {
    // Parts that fail because others are being stopped are no news.
    console.error(`\n${error instanceof Error ? error.message : String(error)}`);
    exitCode = 1;
  }
  children.close();
  const orderly = stack.stop().then(() => children.stopAll());
  const forced = interrupted.second.then(() => children.stopAll({ deadlineMs: 0 }));
  await Promise.race([orderly, forced]);
  record.release();
  return exitCode;
}

function alreadyRunning(directory: string, who: string): string {
  const variables = Object.values(PORTS).map(({ variable }) => variable);
  return (
    `A stack is already running in ${directory} (${who}): end it with Ctrl-C where it runs, or start another one beside it ` +
    `with LOCAL_STACK_DIR=.local/second and other ports (${variables.join(", ")}).`
  );
}
