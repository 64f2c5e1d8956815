import { setTimeout as delay } from "node:timers/promises";
import type { Child } from "./children.ts";

const POLL_MS = 200;

/**
 * Waits until a part answers. Gives up when its process ends or at the deadline, with a sentence and the end of the
 * process's log.
 */
export async function waitUntil(
  ready: () => Promise<boolean>,
  { child, deadlineMs }: { child: Child; deadlineMs: number },
): Promise<void> {
  const end = Date.now() + deadlineMs;
  const ended = child.exited.then((code) => {
    throw new Error(
      `${child.name} ended while starting (exit code ${code}):\n${child.logTail()}\n(all of it: ${child.logFile})`,
    );
  });
  // Once the part is up its end is reported elsewhere.
  ended.catch(() => undefined);
  while (!(await Promise.race([ready(), ended]))) {
    if (Date.now() > end) {
      throw new Error(
        `${child.name} did not answer within ${deadlineMs / 1000} s:\n${child.logTail()}\n(all of it: ${child.logFile})`,
      );
    }
    await Promise.race([delay(POLL_MS), ended]);
  }
}

/** Whether a URL answers with a success status. */
export async function answersHttp(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000), redirect: "manual" });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
