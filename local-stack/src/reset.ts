import { rmSync } from "node:fs";
import { readDefinition } from "./definition.ts";
import { folderForUnprivileged } from "./postgres-place.ts";
import { assertNotRunning } from "./supervise.ts";

/** `npm run reset`: removes the stack's data; downloads and builds stay. */
try {
  const { directory } = readDefinition(process.env);
  assertNotRunning(directory);
  for (const folder of [directory, folderForUnprivileged(directory)])
    rmSync(folder, { recursive: true, force: true });
  console.log(`Removed the data in ${directory}; the next npm start begins anew.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
