import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * A process as it can be found again later. The id alone does not do: after a restart of the machine, or of enough
 * processes, it belongs to somebody else, and a stale record must never end a foreign process.
 */
export type ProcessIdentity = { pid: number; startedAt: string };

/** Identifies a running process; undefined when there is none with this id. */
export function identify(pid: number): ProcessIdentity | undefined {
  const startedAt = startTime(pid);
  return startedAt === undefined ? undefined : { pid, startedAt };
}

/** Whether the very process that was recorded is still running. */
export function isRunning(recorded: ProcessIdentity): boolean {
  return startTime(recorded.pid) === recorded.startedAt;
}

function startTime(pid: number): string | undefined {
  try {
    return process.platform === "linux" ? linuxStartTime(pid) : psStartTime(pid);
  } catch {
    return undefined;
  }
}

/** Boot id and clock ticks since boot (proc(5): field 22 of stat, counted after the parenthesised name). */
function linuxStartTime(pid: number): string | undefined {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const [state, ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  // A zombie has ended; it only waits for its parent to notice.
  if (state === "Z") return undefined;
  return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()} ${fields[18]}`;
}

function psStartTime(pid: number): string | undefined {
  const answer = execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
  return answer === "" ? undefined : answer;
}
