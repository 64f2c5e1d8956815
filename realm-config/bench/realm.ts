/**
 * What a `plan` without changes costs. All sides in one run, taking turns, so that whatever else the machine does meets
 * every side alike; medians and their ratios are compared with the limits the project promises.
 *
 * Needs a running Keycloak (TEST_KEYCLOAK_URL and its administrator, as the integration tests do) and, for the comparison
 * with kcadm.sh, the folder of the same distribution in KEYCLOAK_HOME.
 */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { apply } from "../src/apply.ts";
import type { RealmDefinition } from "../src/definition/realm.ts";
import { type Api, connect } from "../src/keycloak/api.ts";
import { readRealm } from "../src/live.ts";
import { planRealm } from "../src/plan.ts";
import { portalRealm } from "../src/realm/portal.ts";
import { variablesSchema } from "../src/variables.ts";
import { runCommand } from "../test/command.ts";
import { TEST_VARIABLES, testKeycloak, testRealm, type TestRealm } from "../test/keycloak.ts";

const ROUNDS = 40;
/** kcadm.sh starts a Java process for every read: half a minute a round. */
const KCADM_ROUNDS = 1;
const CROWD = { clients: 1000, groups: 10_000, users: 10_000 };

const run = promisify(execFile);

interface Side {
  readonly name: string;
  measure(): Promise<unknown>;
}

async function plan(realm: string): Promise<Api> {
  const api = connect(testKeycloak(), realm);
  const definition = await definitionFor(realm);
  const live = await readRealm(api, definition);
  const changes = live ? planRealm(definition, live) : [];
  if (live === undefined || changes.length > 0) throw new Error(`Realm ${realm} is not as declared.`);
  return api;
}

function definitionFor(realm: string): Promise<RealmDefinition> {
  return portalRealm(variablesSchema.parse(TEST_VARIABLES), realm);
}

/** The paths a plan reads. */
async function pathsOf(realm: string): Promise<string[]> {
  const paths: string[] = [];
  const api = connect(testKeycloak(), realm);
  await readRealm({ ...api, get: (path) => (paths.push(path), api.get(path)) }, await definitionFor(realm));
  return paths;
}

/** The same reads and nothing else, all at once: a plan cannot, it learns ids on the way. */
async function bareReads(realm: string, paths: readonly string[]): Promise<void> {
  const api = connect(testKeycloak(), realm);
  await Promise.all(paths.map((path) => api.get(path)));
}

async function crowded(): Promise<TestRealm> {
  const realm = testRealm();
  const { api } = realm;
  await apply(api, await definitionFor(realm.name));
  const importAll = (kind: string, items: readonly object[]): Promise<unknown> =>
    api.post("/partialImport", { ifResourceExists: "SKIP", [kind]: items });
  await fill("clients", CROWD.clients, 100, (indexes) =>
    importAll(
      "clients",
      indexes.map((index) => ({ clientId: `unmanaged-${index}`, protocol: "openid-connect" })),
    ),
  );
  await fill("users", CROWD.users, 500, (indexes) =>
    importAll(
      "users",
      indexes.map((index) => ({
        username: `u${index}@x.example`,
        email: `u${index}@x.example`,
        enabled: true,
      })),
    ),
  );
  // Keycloak imports groups only with their ids; created one by one, a few at a time, they are quick enough.
  await fill("groups", CROWD.groups, 8, (indexes) =>
    Promise.all(indexes.map((index) => api.post("/groups", { name: `unmanaged-${index}` }))),
  );
  return realm;
}

async function fill(
  kind: string,
  count: number,
  batch: number,
  create: (indexes: readonly number[]) => Promise<unknown>,
): Promise<void> {
  for (let first = 0; first < count; first += batch) {
    process.stderr.write(`\rfilling the large realm: ${kind} ${first}/${count}   `);
    await create(Array.from({ length: Math.min(batch, count - first) }, (_, index) => first + index));
  }
  process.stderr.write(`\rfilling the large realm: ${kind} ${count}/${count}\n`);
}

/** Medians in milliseconds; the sides take turns, and change places every round. */
async function race(rounds: number, sides: readonly Side[]): Promise<number[]> {
  const times = sides.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    const order = [...sides.keys()];
    for (const index of round % 2 === 0 ? order : order.toReversed()) {
      const startedAt = performance.now();
      await sides[index]?.measure();
      times[index]?.push(performance.now() - startedAt);
    }
  }
  return times.map(median);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

interface Row {
  readonly what: string;
  readonly median: number;
  readonly against: number;
  readonly limit: number;
}

function print(requests: number, rows: readonly Row[]): boolean {
  console.log(`\nRequests of a plan, the access token's included: ${requests} (limit 25)\n`);
  console.log("| Side | Median | Compared with | Ratio | Limit |\n| --- | ---: | ---: | ---: | ---: |");
  for (const { what, median: own, against, limit } of rows) {
    console.log(
      `| ${what} | ${own.toFixed(0)} ms | ${against.toFixed(0)} ms | ${(own / against).toFixed(2)} × | ≤ ${limit} × |`,
    );
  }
  return requests <= 25 && rows.every(({ median: own, against, limit }) => own / against <= limit);
}

/** The reads of a plan by kcadm.sh, one process each, logged in beforehand. */
function kcadm(home: string, realm: string, paths: readonly string[], config: string): () => Promise<void> {
  const command = join(home, "bin", "kcadm.sh");
  return async () => {
    for (const path of paths) {
      const resource = path === "" ? `realms/${realm}` : path.replace(/^\//, "");
      await run(command, ["get", resource, "-r", realm, "--config", config], { maxBuffer: 64 * 1024 * 1024 });
    }
  };
}

async function logInKcadm(home: string, config: string): Promise<void> {
  const { url, credentials } = testKeycloak();
  if (!("username" in credentials)) throw new Error("The benchmark logs in as an administrator.");
  const { username, password } = credentials;
  const login = [
    "--server",
    url,
    "--realm",
    "master",
    "--user",
    username,
    "--password",
    password,
    "--config",
    config,
  ];
  await run(join(home, "bin", "kcadm.sh"), ["config", "credentials", ...login]);
}

const small = testRealm();
const config = mkdtempSync(join(tmpdir(), "kcadm-"));
let large: TestRealm | undefined;
try {
  await apply(small.api, await definitionFor(small.name));
  large = await crowded();
  const largeName = large.name;
  const paths = await pathsOf(small.name);
  const warmUp = [() => plan(small.name), () => plan(largeName), () => bareReads(small.name, paths)];
  for (let round = 0; round < 10; round += 1) for (const side of warmUp) await side();

  const [planSmall = 0, bare = 0, planLarge = 0] = await race(ROUNDS, [
    { name: "plan", measure: () => plan(small.name) },
    { name: "bare reads", measure: () => bareReads(small.name, paths) },
    { name: "plan, large realm", measure: () => plan(largeName) },
  ]);
  const rows: Row[] = [
    { what: "plan / the same GETs and nothing else", median: planSmall, against: bare, limit: 1.5 },
    { what: "plan in the large realm / in an empty one", median: planLarge, against: planSmall, limit: 1.2 },
  ];

  const home = process.env["KEYCLOAK_HOME"];
  if (home === undefined) console.log("KEYCLOAK_HOME is not set: without the comparison with kcadm.sh.");
  else {
    const file = join(config, "kcadm.config");
    await logInKcadm(home, file);
    const [tool = 0, other = 0] = await race(KCADM_ROUNDS, [
      { name: "realm plan", measure: () => runCommand(small.name, "plan") },
      { name: "kcadm.sh", measure: kcadm(home, small.name, paths, file) },
    ]);
    rows.push({
      what: "realm plan, whole process / kcadm.sh, same reads",
      median: tool,
      against: other,
      limit: 0.3,
    });
  }
  process.exitCode = print(paths.length + 1, rows) ? 0 : 1;
} finally {
  rmSync(config, { recursive: true });
  await small.remove();
  await large?.remove();
}
