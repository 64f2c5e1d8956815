import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { Children } from "./children.ts";
import { KEYCLOAK_VERSION, ROOT } from "./definition.ts";
import { step } from "./progress.ts";

/** File in a Keycloak home that says what it was built from. */
export const BUILD_STAMP = "cgm-portal-build.txt";

/** Options that Keycloak fixes when it is built; a start with the same ones needs no second build. */
const BUILD_OPTIONS = ["--db=postgres", "--health-enabled=true"];

const MAVEN_PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1";
const ARTIFACT = `org.keycloak:keycloak-quarkus-dist:${KEYCLOAK_VERSION}:zip`;

/** Makes a Keycloak home with our theme, built for PostgreSQL, and answers its folder. Downloads and builds only what changed. */
export async function buildKeycloak(children: Children, themeJar: string): Promise<string> {
  const home = join(ROOT, ".local", `keycloak-${KEYCLOAK_VERSION}`);
  const stamp = join(home, BUILD_STAMP);
  const wanted = [KEYCLOAK_VERSION, ...BUILD_OPTIONS, sha256(readFileSync(themeJar))].join("\n");
  if (existsSync(stamp) && readFileSync(stamp, "utf8").startsWith(wanted)) return home;

  // Without a stamp a former build may have been interrupted, and what it left cannot build again.
  if (!existsSync(stamp))
    await step(`Download Keycloak ${KEYCLOAK_VERSION}`, () => unpack(children, home), downloaded);
  rmSync(stamp, { force: true });
  await step("Build Keycloak with the theme", async () => {
    const provider = join(home, "providers", "cgm-portal.jar");
    cpSync(themeJar, provider);
    // Keycloak records the time of its providers and refuses other ones; whole seconds survive the copies made of it.
    const now = Math.floor(Date.now() / 1000);
    utimesSync(provider, now, now);
    await children.run({
      name: "keycloak-build",
      command: join(home, "bin", "kc.sh"),
      args: ["build", ...BUILD_OPTIONS],
    });
  });
  // The time tells this build from another one of the same theme, for those who keep copies.
  writeFileSync(stamp, `${wanted}\n${new Date().toISOString()}\n`);
  return home;
}

/** Unpacks Keycloak's distribution; Maven fetches it once into its own repository, checks it and uses the machine's mirror. */
async function unpack(children: Children, home: string): Promise<void> {
  const staging = `${home}.new`;
  rmSync(staging, { recursive: true, force: true });
  rmSync(home, { recursive: true, force: true });
  mkdirSync(staging, { recursive: true });
  await children.run({
    name: "keycloak-download",
    command: "mvn",
    args: [
      "-B",
      "--strict-checksums",
      `${MAVEN_PLUGIN}:unpack`,
      `-Dartifact=${ARTIFACT}`,
      `-DoutputDirectory=${staging}`,
    ],
    // Maven leaves markers in the folder it is started in.
    cwd: staging,
  });
  renameSync(join(staging, `keycloak-${KEYCLOAK_VERSION}`), home);
  rmSync(staging, { recursive: true, force: true });
}

/** How much of the download has arrived, as far as it can be seen in Maven's repository. */
function downloaded(): string {
  const folder = join(
    homedir(),
    ".m2",
    "repository",
    "org",
    "keycloak",
    "keycloak-quarkus-dist",
    KEYCLOAK_VERSION,
  );
  if (!existsSync(folder)) return "";
  const bytes = readdirSync(folder)
    .map((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0)
    .reduce((sum, size) => sum + size, 0);
  return `${Math.round(bytes / 1_000_000)} of about 174 MB`;
}

function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
