import { spawn } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";

/** A command whose exit code says whether something is in order. */
export type Check = { title: string; command: string; args: readonly string[]; env?: Record<string, string> };

export type Outcome = { succeeded: boolean; seconds: number; output: string };

/** How long the processes of a check may take to stop everything they started. */
const STOP_DEADLINE_MS = 90_000;

const runningGroups = new Set<number>();

/** Runs a check; its output is kept, or shown while it runs. */
export async function runCheck(check: Check, { live }: { live: boolean }): Promise<Outcome> {
  const begin = Date.now();
  const { command, args, env } = check;
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    // A group of its own: after the check, whatever it left running can be found and ended.
    detached: true,
    stdio: ["ignore", live ? "inherit" : "pipe", live ? "inherit" : "pipe"],
  });
  if (child.pid !== undefined) runningGroups.add(child.pid);
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => chunks.push(chunk));
  const code = await new Promise<number | null>((resolve) => {
    child.on("error", (error) => {
      chunks.push(Buffer.from(error.message));
      resolve(null);
    });
    child.on("close", resolve);
  });
  if (child.pid !== undefined) await endGroup(child.pid);
  return {
    succeeded: code === 0,
    seconds: Math.round((Date.now() - begin) / 1000),
    output: Buffer.concat(chunks).toString("utf8").trimEnd(),
  };
}

/** Ends every check that is under way, with all that it started. */
export async function endRunningChecks(): Promise<void> {
  await Promise.all([...runningGroups].map(endGroup));
}

async function endGroup(group: number): Promise<void> {
  if (signalGroup(group, "SIGTERM")) {
    const end = Date.now() + STOP_DEADLINE_MS;
    while (signalGroup(group, 0) && Date.now() < end) await delay(100);
    signalGroup(group, "SIGKILL");
  }
  runningGroups.delete(group);
}

/** Whether the group still had a process to signal. */
function signalGroup(group: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-group, signal);
  } catch {
    return false;
  }
}
