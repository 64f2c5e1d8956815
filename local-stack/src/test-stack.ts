import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serveControl } from "./control.ts";
import { define, ROOT } from "./definition.ts";
import { findFreePorts } from "./ports.ts";
import { folderForUnprivileged } from "./postgres-place.ts";
import { supervise } from "./supervise.ts";
import type { TestStackReady } from "./start-test-stack.ts";

/**
 * The stack of one test run: free ports, a data folder of its own that goes with it. It runs as a process of its own, started by
 * start-test-stack.ts, and ends when that one does, however that may come about.
 */
const directory = mkdtempSync(join(tmpdir(), "cgm-portal-test-"));
// PostgreSQL may have to run as another user and enter the folder.
chmodSync(directory, 0o755);
try {
  const definition = define(directory, await findFreePorts());
  const logFolder = join(ROOT, ".local", "test-logs");
  const exitCode = await supervise(definition, { forTests: true, logFolder }, async (stack) => {
    const ready: TestStackReady = { definition, controlUrl: await serveControl(stack) };
    process.send?.(ready);
  });
  process.exitCode = exitCode;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  for (const folder of [directory, folderForUnprivileged(directory)])
    rmSync(folder, { recursive: true, force: true });
}
process.exit();
