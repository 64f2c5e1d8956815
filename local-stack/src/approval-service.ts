import { join } from "node:path";
import { approvalServiceEnvironment, migrationEnvironment, ROOT } from "./definition.ts";
import type { Part } from "./part.ts";
import { serverPart } from "./server-part.ts";
import type { Surroundings } from "./surroundings.ts";
import { answersHttp } from "./wait.ts";

const folder = join(ROOT, "approval-service");

/** Tests neither ponder over a decision as people do nor have a minute for each who finishes, and their proofs prove nothing. */
const PACE_OF_TESTS = { UNDO_SECONDS: "2", COMPLETION_CHECK_INTERVAL: "PT2S", PROOF_OF_WORK_ROUNDS: "100" };

/** Our service: migrations by the role that owns the schema, then the service by the one that does not. */
export function approvalServicePart(
  { definition, children, onLost }: Surroundings,
  { forTests }: { forTests: boolean },
): Part {
  return serverPart({
    name: "approval",
    title: "approval-service",
    async launch() {
      await children.run({
        name: "approval-migrate",
        command: process.execPath,
        args: ["src/migrate.ts"],
        cwd: folder,
        env: migrationEnvironment(definition),
      });
      return children.start({
        name: "approval-service",
        command: process.execPath,
        args: ["src/main.ts"],
        cwd: folder,
        env: { ...approvalServiceEnvironment(definition), ...(forTests && PACE_OF_TESTS) },
      });
    },
    ready: () => answersHttp(`${definition.urls.approval}/readyz`),
    readyDeadlineMs: 60_000,
    onLost,
  });
}
