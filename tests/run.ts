import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { styleText } from "node:util";
import { interruption, ROOT } from "@cgm-portal/local-stack";
import { endRunningChecks, runCheck, type Check } from "./check.ts";
import { readTally, type Tally } from "./tally.ts";

/**
 * `npm test`: builds, checks and tests everything; the last line counts what passed and failed. A check by a tool
 * counts as one test.
 */
const TYPE_CHECKED = [
  ".",
  "keycloak-theme",
  "approval-service",
  "approval-service/ui",
  "realm-config",
  "local-stack",
  "tests",
  "tests/journey",
  "tests/federation",
];

const BUILD: Check = { title: "Build", ...script("local-stack/src/build.ts") };

/** Longest first: two run at a time. */
const CHECKS: readonly Check[] = [
  { title: "Lint", ...tool("eslint", ".", "--max-warnings", "0") },
  ...TYPE_CHECKED.map((project) => ({ title: `Types of ${project}`, ...tool("tsc", "-p", project) })),
  { title: "Format", ...tool("prettier", "--check", ".") },
  { title: "Unused code and dependencies", ...tool("knip") },
];
const CHECKS_AT_A_TIME = 2;

/** The projects of vitest.config.ts that need the stack. */
const ON_STACK = ["integration", "federation", "browser", "disturbing", "last"];

const total: Tally = { passed: 0, failed: 0 };
const reports = mkdtempSync(join(tmpdir(), "cgm-portal-reports-"));
const interrupted = interruption();

process.chdir(ROOT);
const exitCode = await Promise.race([runEverything(), interrupted.first]);
await endRunningChecks();
rmSync(reports, { recursive: true, force: true });
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(exitCode);

async function runEverything(): Promise<number> {
  const isBuilt = await runAndCount(BUILD, { live: true });
  const queue = [...CHECKS];
  const worker = async () => {
    for (let check = queue.shift(); check; check = queue.shift()) await runAndCount(check, { live: false });
  };
  await Promise.all(Array.from({ length: CHECKS_AT_A_TIME }, worker));
  await runTests("Unit tests", ["unit"]);
  if (isBuilt) await runTests("Tests on the running stack", ON_STACK);
  else console.log("Without a build there is nothing to run the other tests on.");
  return total.failed === 0 ? 0 : 1;
}

async function runAndCount(check: Check, { live }: { live: boolean }): Promise<boolean> {
  const { succeeded, seconds, output } = await runCheck(check, { live });
  total[succeeded ? "passed" : "failed"] += 1;
  report(check.title, succeeded, seconds);
  if (!succeeded && output) console.log(output.replaceAll(/^/gm, "    "));
  return succeeded;
}

async function runTests(title: string, projects: readonly string[]): Promise<void> {
  console.log(`\n${title}`);
  const file = join(reports, `${projects.join("-")}.json`);
  const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  for (const project of projects) args.push("--project", project);
  const { succeeded, seconds } = await runCheck({ title, ...tool("vitest", ...args) }, { live: true });
  const tally = readTally(file, { succeeded });
  total.passed += tally.passed;
  total.failed += tally.failed;
  report(title, tally.failed === 0, seconds);
}

function report(title: string, succeeded: boolean, seconds: number): void {
  console.log(`  ${succeeded ? styleText("green", "✓") : styleText("red", "✗")} ${title} (${seconds} s)`);
}

function tool(name: string, ...args: readonly string[]): Pick<Check, "command" | "args"> {
  return { command: join(ROOT, "node_modules", ".bin", name), args };
}

function script(path: string): Pick<Check, "command" | "args"> {
  return { command: process.execPath, args: [join(ROOT, path)] };
}
