import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { buildChanged, THEME_JAR } from "./builds.ts";
import type { Children } from "./children.ts";
import { ROOT } from "./definition.ts";
import { buildKeycloak } from "./keycloak-build.ts";
import { step } from "./progress.ts";
import { claim, type RunRecord } from "./run-record.ts";

/**
 * Builds everything that changed: theme, UI, Keycloak with the theme. Answers Keycloak's home. Builds are shared by all
 * stacks of this clone, so one at a time makes them.
 */
export async function prepare(children: Children): Promise<string> {
  const lock = await claimBuild();
  try {
    await buildChanged(children);
    return await buildKeycloak(children, THEME_JAR);
  } finally {
    lock.release();
  }
}

async function claimBuild(): Promise<RunRecord> {
  const file = join(ROOT, ".local", "building.json");
  const lock = await claim(file);
  if (lock) return lock;
  return step("Wait for another stack's build", async () => {
    for (;;) {
      await delay(500);
      const freed = await claim(file);
      if (freed) return freed;
    }
  });
}
