import { spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { RunRecord } from "./run-record.ts";

export type ChildSpecification = {
  /** Names the process to people and its log file. */
  name: string;
  command: string;
  args: readonly string[];
  /** Added to this process's own environment. */
  env?: Record<string, string>;
  cwd?: string;
  /** The user to run as, when started by root. */
  user?: { uid: number; gid: number } | undefined;
};

export type Child = {
  name: string;
  logFile: string;
  /** Settles when the process has ended: its exit code, or 128 + the signal's number. Never rejects. */
  exited: Promise<number>;
  /** The last lines of what it wrote. */
  logTail(): string;
  /** Ends the process with its whole group; at the deadline by force. */
  stop(options?: { signal?: NodeJS.Signals; deadlineMs?: number }): Promise<void>;
};

/** Starts processes and knows them all, so that nothing outlives the stack. */
export type Children = {
  start(specification: ChildSpecification): Child;
  /** Runs a command to its end; throws with the end of its output when it fails. */
  run(specification: ChildSpecification): Promise<void>;
  /** From now on nothing is started any more. */
  close(): void;
  /** Ends whatever still runs, all at once; at the deadline by force. */
  stopAll(options?: { deadlineMs?: number }): Promise<void>;
};

/** The approval-service finishes what is under way within 25 s. */
const STOP_DEADLINE_MS = 30_000;

/** Makes the registry of a stack's processes: logs go to `logFolder`, ids to the run record. */
export function makeChildren(logFolder: string, record: RunRecord): Children {
  const running = new Set<Child>();
  let closed = false;

  function start(specification: ChildSpecification): Child {
    if (closed) throw new Error(`${specification.name} is not started: the stack is stopping.`);
    mkdirSync(logFolder, { recursive: true });
    const logFile = join(logFolder, `${specification.name}.log`);
    const log = openSync(logFile, "w");
    const { command, args, cwd, user, env } = specification;
    const process_ = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      // A group of its own: Ctrl-C reaches the supervisor alone, which stops the parts in order.
      detached: true,
      stdio: ["ignore", log, log],
      ...user,
    });
    closeSync(log);
    const { pid } = process_;

    const exited = new Promise<number>((resolve) => {
      process_.on("error", () => {
        resolve(127);
      });
      process_.on("exit", (code, signal) => {
        resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
      });
    }).finally(() => {
      running.delete(child);
      if (pid === undefined) return;
      signalGroup(pid, "SIGKILL"); // Nobody of the group outlives its leader.
      record.remove(pid);
    });

    const child: Child = {
      name: specification.name,
      logFile,
      exited,
      logTail: () => readFileSync(logFile, "utf8").trimEnd().split("\n").slice(-15).join("\n"),
      async stop({ signal = "SIGTERM", deadlineMs = STOP_DEADLINE_MS } = {}) {
        if (pid === undefined || !running.has(child)) return;
        signalGroup(pid, signal);
        const late = new AbortController();
        const deadline = delay(deadlineMs, undefined, { signal: late.signal }).then(
          () => {
            signalGroup(pid, "SIGKILL");
          },
          () => undefined, // Ended in time.
        );
        await exited;
        late.abort();
        await deadline;
      },
    };
    running.add(child);
    if (pid !== undefined) record.add(specification.name, pid);
    return child;
  }

  return {
    start,
    async run(specification) {
      const child = start(specification);
      const code = await child.exited;
      if (code !== 0) {
        throw new Error(
          `${specification.name} failed (exit code ${code}):\n${child.logTail()}\n(all of it: ${child.logFile})`,
        );
      }
    },
    close() {
      closed = true;
    },
    async stopAll({ deadlineMs = STOP_DEADLINE_MS } = {}) {
      await Promise.all([...running].map((child) => child.stop({ signal: "SIGINT", deadlineMs })));
    },
  };
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // The group is gone.
  }
}
