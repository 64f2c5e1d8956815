/**
 * Runs the integration tests on other versions of Keycloak: `node realm-config/test/compatibility.ts 26.7.5 26.5.6`. Each version comes
 * from Maven Central and runs with a database of its own in memory; needs Maven, a JDK and port 18090 (COMPATIBILITY_PORT).
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const port = Number(process.env["COMPATIBILITY_PORT"] ?? 18090);
const url = `http://127.0.0.1:${port}`;
const ADMIN = { username: "admin", password: "admin" };
const START_DEADLINE_MS = 180_000;

interface RunOptions {
  readonly environment?: Record<string, string>;
  readonly cwd?: string;
}

async function run(
  command: string,
  args: readonly string[],
  { environment, cwd }: RunOptions,
): Promise<number> {
  const child = spawn(command, args, { stdio: "inherit", env: { ...process.env, ...environment }, cwd });
  const [code] = (await once(child, "exit")) as [number | null];
  return code ?? 1;
}

function start(home: string): ChildProcess {
  const options = [
    "--db=dev-mem",
    `--http-port=${port}`,
    `--http-management-port=${port + 1}`,
    "--http-host=127.0.0.1",
  ];
  return spawn(join(home, "bin", "kc.sh"), ["start-dev", ...options], {
    stdio: "ignore",
    // A group of its own: kc.sh starts Java as a child.
    detached: true,
    env: {
      ...process.env,
      KC_BOOTSTRAP_ADMIN_USERNAME: ADMIN.username,
      KC_BOOTSTRAP_ADMIN_PASSWORD: ADMIN.password,
      JAVA_OPTS_KC_HEAP: "-Xms256m -Xmx768m",
    },
  });
}

async function ready(): Promise<void> {
  const deadline = performance.now() + START_DEADLINE_MS;
  while (performance.now() < deadline) {
    const response = await fetch(`${url}/realms/master`).catch(() => undefined);
    if (response?.ok) return;
    await wait(500);
  }
  throw new Error(`Keycloak did not start within ${START_DEADLINE_MS / 1000} seconds.`);
}

async function check(version: string): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), `keycloak-${version}-`));
  const artifact = `org.keycloak:keycloak-quarkus-dist:${version}:zip`;
  const goal = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack";
  let keycloak: ChildProcess | undefined;
  try {
    // Maven leaves markers in the folder it is started in, and unpacks nothing where it finds them.
    const unpack = ["-B", "-q", goal, `-Dartifact=${artifact}`, `-DoutputDirectory=${folder}`];
    const fetched = await run("mvn", unpack, { cwd: folder });
    if (fetched !== 0) throw new Error(`Maven could not fetch Keycloak ${version}.`);
    keycloak = start(join(folder, `keycloak-${version}`));
    await ready();
    const tests = await run("vitest", ["run", "--project", "integration", "realm-config"], {
      environment: {
        TEST_KEYCLOAK_URL: url,
        TEST_KEYCLOAK_ADMIN_USERNAME: ADMIN.username,
        TEST_KEYCLOAK_ADMIN_PASSWORD: ADMIN.password,
      },
    });
    return tests === 0;
  } finally {
    if (keycloak?.pid !== undefined) process.kill(-keycloak.pid, "SIGTERM");
    if (keycloak !== undefined && keycloak.exitCode === null) await once(keycloak, "exit");
    rmSync(folder, { recursive: true, force: true });
  }
}

const results: [version: string, passed: boolean][] = [];
for (const version of process.argv.slice(2)) results.push([version, await check(version)]);
for (const [version, passed] of results) console.log(`Keycloak ${version}: ${passed ? "passed" : "FAILED"}`);
process.exitCode = results.length > 0 && results.every(([, passed]) => passed) ? 0 : 1;
