import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readTally } from "./tally.ts";

const folder = mkdtempSync(join(tmpdir(), "tally-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function aReport(testResults: { status: string; assertionResults: { status: string }[] }[]): string {
  const file = join(folder, "report.json");
  writeFileSync(file, JSON.stringify({ testResults }));
  return file;
}

const passed = { status: "passed" };
const failed = { status: "failed" };

test("passed and failed tests of all files are added up", () => {
  const file = aReport([
    { status: "passed", assertionResults: [passed, passed, { status: "pending" }] },
    { status: "failed", assertionResults: [passed, failed] },
  ]);
  expect(readTally(file, { succeeded: false })).toEqual({ passed: 3, failed: 1 });
});

test("a test file that cannot be loaded counts as a failure", () => {
  const file = aReport([
    { status: "passed", assertionResults: [passed] },
    { status: "failed", assertionResults: [] },
  ]);
  expect(readTally(file, { succeeded: false })).toEqual({ passed: 1, failed: 1 });
});

test("a run that ends badly is never counted as good", () => {
  const file = aReport([{ status: "passed", assertionResults: [passed] }]);
  expect(readTally(file, { succeeded: false })).toEqual({ passed: 1, failed: 1 });
  expect(readTally(join(folder, "missing.json"), { succeeded: false })).toEqual({ passed: 0, failed: 1 });
});
