import { join } from "node:path";
import { portalEnvironment, ROOT } from "./definition.ts";
import type { Part } from "./part.ts";
import { serverPart } from "./server-part.ts";
import type { Surroundings } from "./surroundings.ts";
import { answersHttp } from "./wait.ts";

/** The demo portal: some other application that people sign in to through the realm. */
export function portalPart({ definition, children, onLost }: Surroundings): Part {
  return serverPart({
    name: "portal",
    title: "Demo portal",
    launch: () =>
      children.start({
        name: "portal",
        command: process.execPath,
        args: ["main.ts"],
        cwd: join(ROOT, "tests", "relying-party"),
        env: portalEnvironment(definition),
      }),
    ready: () => answersHttp(`${definition.urls.portal}/healthz`),
    readyDeadlineMs: 30_000,
    onLost,
  });
}
