import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { Children } from "./children.ts";
import { ROOT } from "./definition.ts";
import { step } from "./progress.ts";

/** Something that npm builds: what goes in, what comes out. */
type Build = {
  name: string;
  title: string;
  npmArgs: readonly string[];
  /** Files and folders it is made from. */
  sources: readonly string[];
  /** A file it leaves. */
  output: string;
};

/** The theme as Keycloak loads it. */
export const THEME_JAR = join(ROOT, "keycloak-theme", "dist_keycloak", "cgm-portal.jar");

const BUILDS: readonly Build[] = [
  {
    name: "theme-build",
    title: "Build the Keycloak theme",
    npmArgs: ["run", "build", "-w", "keycloak-theme"],
    sources: ["keycloak-theme", "realm-config/src/names.ts", "package-lock.json"],
    output: THEME_JAR,
  },
  {
    name: "ui-build",
    title: "Build the approval UI",
    npmArgs: ["run", "build:ui", "-w", "approval-service"],
    sources: ["approval-service/ui", "approval-service/package.json", "package-lock.json"],
    output: join(ROOT, "approval-service", "ui", "dist", "index.html"),
  },
];

/** What builds and tools write or only images need. */
const NOT_SOURCES = new Set([
  "Dockerfile",
  "node_modules",
  "dist",
  "dist_keycloak",
  // Keycloakify's copy of Keycloak's own resources.
  "public",
  ".keycloakify",
  "coverage",
]);

/** Builds what is missing or whose sources have changed since. */
export async function buildChanged(children: Children): Promise<void> {
  for (const build of BUILDS) {
    const stamp = join(ROOT, ".local", "builds", `${build.name}.sha256`);
    const wanted = hashOf(build.sources);
    if (existsSync(build.output) && existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) continue;
    await step(build.title, () =>
      children.run({ name: build.name, command: "npm", args: build.npmArgs, cwd: ROOT }),
    );
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, wanted);
  }
}

function hashOf(sources: readonly string[]): string {
  const hash = createHash("sha256");
  for (const source of sources) {
    for (const file of filesIn(join(ROOT, source))) {
      hash.update(relative(ROOT, file)).update("\0").update(readFileSync(file)).update("\0");
    }
  }
  return hash.digest("hex");
}

function filesIn(path: string): string[] {
  if (statSync(path).isFile()) return [path];
  const entries = readdirSync(path, { withFileTypes: true });
  return entries
    .filter((entry) => !NOT_SOURCES.has(entry.name) && !entry.name.endsWith(".test.ts"))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesIn(join(path, entry.name)) : [join(path, entry.name)]));
}
