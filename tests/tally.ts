import { existsSync, readFileSync } from "node:fs";

export type Tally = { passed: number; failed: number };

/**
 * Counts the tests in a report of vitest's JSON reporter. What is no test but a failure all the same counts as one: a
 * test file that could not be read, a stack that did not start, a run that was killed.
 */
export function readTally(file: string, { succeeded }: { succeeded: boolean }): Tally {
  const { passed, failed } = existsSync(file) ? countTests(JSON.parse(readFileSync(file, "utf8"))) : NOTHING;
  return { passed, failed: failed === 0 && !succeeded ? 1 : failed };
}

const NOTHING: Tally = { passed: 0, failed: 0 };

function countTests(report: unknown): Tally {
  const tally: Tally = { passed: 0, failed: 0 };
  for (const testFile of listOf(report, "testResults")) {
    const tests = listOf(testFile, "assertionResults");
    const failed = tests.filter((test) => statusOf(test) === "failed").length;
    tally.passed += tests.filter((test) => statusOf(test) === "passed").length;
    tally.failed += failed === 0 && statusOf(testFile) === "failed" ? 1 : failed;
  }
  return tally;
}

function listOf(value: unknown, key: string): unknown[] {
  const list = isRecord(value) ? value[key] : undefined;
  return Array.isArray(list) ? (list as unknown[]) : [];
}

function statusOf(value: unknown): unknown {
  return isRecord(value) ? value["status"] : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
