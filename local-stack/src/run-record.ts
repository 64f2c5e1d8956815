import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { identify, isRunning, type ProcessIdentity } from "./process-identity.ts";

/** A process of the stack; each leads a process group of its own. */
type RecordedChild = ProcessIdentity & { name: string };

/** Who runs a stack and what was started, on disk, so that the next start can clean up after a `kill -9`. */
type Contents = { supervisor: ProcessIdentity; children: RecordedChild[] };

/** The record of this process's stack. */
export type RunRecord = {
  add(name: string, pid: number): void;
  remove(pid: number): void;
  /** Gives the data folder free again. */
  release(): void;
};

/** How long a left-over process may take to end in good order. */
const LEFT_OVER_DEADLINE_MS = 15_000;

/** The process that runs a stack with this record, or undefined. */
export function runningSupervisor(file: string): ProcessIdentity | undefined {
  const supervisor = read(file)?.supervisor;
  return supervisor && isRunning(supervisor) ? supervisor : undefined;
}

/**
 * Claims a data folder for this process. Ends what a killed supervisor left running; answers undefined when another
 * one is at work there.
 */
export async function claim(file: string): Promise<RunRecord | undefined> {
  const own = identify(process.pid);
  if (!own) throw new Error("This process cannot find itself in the process table.");
  if (runningSupervisor(file)) return undefined;
  await Promise.all((read(file)?.children ?? []).map(endLeftOver));
  rmSync(file, { force: true });
  mkdirSync(dirname(file), { recursive: true });

  const contents: Contents = { supervisor: own, children: [] };
  try {
    writeFileSync(file, JSON.stringify(contents), { flag: "wx" });
  } catch {
    return undefined; // Somebody else was faster.
  }
  const save = () => {
    writeFileSync(file, JSON.stringify(contents));
  };
  return {
    add(name, pid) {
      const child = identify(pid);
      if (!child) return; // Already ended.
      contents.children.push({ name, ...child });
      save();
    },
    remove(pid) {
      contents.children = contents.children.filter((child) => child.pid !== pid);
      save();
    },
    release() {
      rmSync(file, { force: true });
    },
  };
}

async function endLeftOver(child: RecordedChild): Promise<void> {
  // Checked before each signal: only the process that was recorded may be hit, and its group with it.
  const signal = (name: NodeJS.Signals) => {
    if (isRunning(child)) process.kill(-child.pid, name);
  };
  // SIGINT is a fast shutdown for PostgreSQL (a SIGTERM would wait for its clients) and an end for all others.
  signal("SIGINT");
  for (let waited = 0; waited < LEFT_OVER_DEADLINE_MS && isRunning(child); waited += 100) await delay(100);
  signal("SIGKILL");
}

function read(file: string): Contents | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const contents: unknown = JSON.parse(readFileSync(file, "utf8"));
    return isContents(contents) ? contents : undefined;
  } catch {
    return undefined; // Torn by the crash it was to report.
  }
}

function isContents(value: unknown): value is Contents {
  if (typeof value !== "object" || value === null) return false;
  const { supervisor, children } = value as Partial<Contents>;
  return isIdentity(supervisor) && Array.isArray(children) && children.every(isIdentity);
}

function isIdentity(value: unknown): value is ProcessIdentity {
  if (typeof value !== "object" || value === null) return false;
  const { pid, startedAt } = value as Partial<ProcessIdentity>;
  return Number.isInteger(pid) && typeof startedAt === "string";
}
