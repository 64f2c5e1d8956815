import { join } from "node:path";
import { makeChildren } from "./children.ts";
import { ROOT } from "./definition.ts";
import { interruption } from "./interruption.ts";
import { prepare } from "./prepare.ts";
import { assertRequirements } from "./requirements.ts";
import { claim } from "./run-record.ts";

/** Builds what `npm start` would build, and starts nothing. */
const interrupted = interruption();
try {
  assertRequirements(process.env);
  const folder = join(ROOT, ".local", "build");
  const record = await claim(join(folder, `running-${process.pid}.json`));
  if (!record) throw new Error("Another build has this process id: try again.");
  const children = makeChildren(join(folder, "logs"), record);
  const end = await Promise.race([prepare(children).then(() => 0), interrupted.first]);
  children.close();
  await children.stopAll();
  record.release();
  process.exit(end);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
