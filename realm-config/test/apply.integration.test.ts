import { afterAll, beforeAll, expect, test } from "vitest";
import { apply } from "../src/apply.ts";
import { applyRealm } from "../src/index.ts";
import { connect } from "../src/keycloak/api.ts";
import { withLock } from "../src/keycloak/lock.ts";
import { readRealm } from "../src/live.ts";
import { planRealm } from "../src/plan.ts";
import { portalRealm } from "../src/realm/portal.ts";
import { variablesSchema } from "../src/variables.ts";
import { runCommand, startCommand } from "./command.ts";
import { TEST_SECRETS, TEST_VARIABLES, testKeycloak, testRealm } from "./keycloak.ts";

const realm = testRealm();
const target = { ...testKeycloak(), variables: TEST_VARIABLES, realm: realm.name };
const definition = await portalRealm(variablesSchema.parse(TEST_VARIABLES), realm.name);

beforeAll(() => applyRealm(target));
afterAll(() => realm.remove());

async function differencesNow(name: string): Promise<unknown[]> {
  const api = connect(testKeycloak(), name);
  const live = await readRealm(api, { ...definition, realm: name });
  if (live === undefined) throw new Error(`There is no realm ${name}.`);
  return planRealm({ ...definition, realm: name }, live);
}

test("a second run writes nothing, not even a lock", async () => {
  const api = connect(testKeycloak(), realm.name);
  expect(await apply(api, definition)).toEqual([]);
  expect(api.sent.writes).toBe(0);
});

test("a plan without changes reads the realm in at most 25 requests", async () => {
  const api = connect(testKeycloak(), realm.name);
  const live = await readRealm(api, definition);
  expect(live && planRealm(definition, live)).toEqual([]);
  // One more for the access token.
  expect(api.sent.reads + 1).toBeLessThanOrEqual(25);
  expect(api.sent.writes).toBe(0);
});

test("plan says what it would do to a realm that does not exist, and creates nothing", async () => {
  const other = testRealm();
  const { exitCode, stdout } = await runCommand(other.name, "plan");
  expect(exitCode).toBe(2);
  expect(stdout).toContain(`+ realm ${other.name}`);
  expect(stdout).toContain("+ client portal");
  expect(await other.api.get("")).toBeUndefined();
});

test("users and clients that are not declared stay as they are", async () => {
  const { api } = realm;
  const clientId = await api.post("/clients", {
    clientId: "somebody-elses",
    redirectUris: ["https://else.example/*"],
  });
  const userId = await api.post("/users", {
    username: "u@else.example",
    email: "u@else.example",
    enabled: true,
  });
  const read = async () => [
    inOrder(await api.get(`/clients/${clientId}`)),
    await api.get(`/users/${userId}`),
  ];
  const before = await read();
  await api.put("", { bruteForceProtected: false });
  expect(await applyRealm(target)).toHaveLength(1);
  expect(await read()).toEqual(before);
});

/** Keycloak lists a client's scopes in an order that changes from one answer to the next. */
function inOrder(client: unknown): unknown {
  const { defaultClientScopes, optionalClientScopes, ...rest } = client as Record<string, string[]>;
  return {
    ...rest,
    defaultClientScopes: defaultClientScopes?.toSorted(),
    optionalClientScopes: optionalClientScopes?.toSorted(),
  };
}

test("no secret is printed by plan, apply, drift or export, in either form", async () => {
  const other = testRealm();
  try {
    const outputs = [
      await runCommand(other.name, "plan"),
      await runCommand(other.name, "plan", "--json"),
      await runCommand(other.name, "apply", "--yes"),
      await runCommand(other.name, "export"),
    ];
    const [client] = (await other.api.get("/clients?clientId=portal")) as { id: string }[];
    await other.api.put(`/clients/${client?.id ?? ""}`, { ...client, secret: "changed-by-somebody" });
    await other.api.put("", { attributes: {} });
    outputs.push(await runCommand(other.name, "drift"), await runCommand(other.name, "drift", "--json"));
    expect(outputs.map(({ exitCode }) => exitCode)).toEqual([2, 2, 0, 0, 2, 2]);
    for (const { stdout, stderr } of outputs) {
      for (const secret of [...TEST_SECRETS, "changed-by-somebody"])
        expect(stdout + stderr).not.toContain(secret);
    }
    // Both are found all the same.
    expect(outputs.at(-2)?.stdout).toMatch(/secret +\(secret\) changed/);
    expect(outputs.at(-2)?.stdout).toMatch(/smtpServer\.password +\(secret\) changed/);
  } finally {
    await other.remove();
  }
}, 60_000);

test.each([1, 4, 9, 17, 22, 27])(
  "killed at change %i and run again, it reaches the same state",
  async (position) => {
    const other = testRealm();
    try {
      const child = startCommand(other.name, "apply", "--yes");
      const isKilled = await new Promise<boolean>((resolve) => {
        child.stdout?.on("data", (chunk: Buffer) => {
          if (chunk.toString().includes(`[${position}/`)) child.kill("SIGKILL");
        });
        child.on("close", (_code, signal) => {
          resolve(signal === "SIGKILL");
        });
      });
      expect(isKilled).toBe(true);
      // The dead run's lock is taken over after five beats.
      await applyRealm({ ...target, realm: other.name, beatMs: 500 });
      expect(await differencesNow(other.name)).toEqual([]);
    } finally {
      await other.remove();
    }
  },
  60_000,
);

test("of two at once, the second waits and finds nothing left to do", async () => {
  const other = testRealm();
  try {
    const waited: string[] = [];
    const onWait = (holder: string): void => {
      waited.push(holder);
    };
    const results = await Promise.all([
      applyRealm({ ...target, realm: other.name, onWait }),
      applyRealm({ ...target, realm: other.name, onWait }),
    ]);
    expect(results.map((changes) => changes.length).sort()).toEqual([0, expect.any(Number)]);
    expect(waited).toHaveLength(1);
    expect(waited[0]).toContain(`process ${process.pid}`);
    expect(await differencesNow(other.name)).toEqual([]);
  } finally {
    await other.remove();
  }
}, 60_000);

test("whoever has waited long enough stops with a sentence and has written nothing", async () => {
  await realm.api.put("", { bruteForceProtected: false });
  const impatient = { ...target, waitMs: 200, beatMs: 1000 };
  await withLock(realm.api, async () => {
    await expect(applyRealm(impatient)).rejects.toThrow(
      /Another run is applying changes to this realm \(.+\)\./,
    );
  });
  expect(await realm.api.get("")).toMatchObject({ bruteForceProtected: false });
  await applyRealm(target);
  expect(await realm.api.get("/roles/realm-config-lock")).toBeUndefined();
});

test("a failed write names the object, the request and Keycloak's answer", async () => {
  const broken = { ...definition, settings: { ...definition.settings, passwordPolicy: "noSuchPolicy(1)" } };
  await expect(apply(realm.api, broken)).rejects.toThrow(
    new RegExp(
      `^realm settings "${realm.name}": could not update it\\. PUT /admin/realms/${realm.name} → 400 .*Password policy not found`,
    ),
  );
});
