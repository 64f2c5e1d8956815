import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applyDemoUsers, applyRealm, DEMO_PASSWORD } from "../src/index.ts";
import { type App, nativeApp } from "../src/apps/index.ts";
import { checkDefinition } from "../src/definition/mistakes.ts";
import { path } from "../src/keycloak/api.ts";
import { runCommand } from "./command.ts";
import { testKeycloak, testRealm, TEST_VARIABLES } from "./keycloak.ts";

const realm = testRealm();
// Beside clients/, so that the written files find the templates.
const folder = mkdtempSync(join(import.meta.dirname, "../clients-test-"));

beforeAll(async () => {
  const desktop = nativeApp({ clientId: "desktop", name: "Desktop", claims: ["email"] });
  await applyRealm({ ...testKeycloak(), realm: realm.name, variables: TEST_VARIABLES, apps: [desktop] });
  await applyDemoUsers(testKeycloak(), realm.name);
}, 120_000);
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await realm.remove();
});

describe("client add", () => {
  const KINDS = {
    "web-app": ["--url", "https://labor.example/", "--claims", "email,customer", "--apis", "orders"],
    "single-page-app": ["--url", "https://page.example", "--customers", "1000001", "--contact", "Vertrieb"],
    "native-app": ["--claims", "profile"],
    machine: ["--apis", "orders", "--jwks-url", "https://night.example/jwks"],
    "resource-server": [],
  };

  test.each(Object.entries(KINDS))(
    "writes a file for a %s that makes a valid client",
    async (kind, flags) => {
      const name = `O'Neil "${kind}"`;
      const result = await runCommand(
        realm.name,
        ...["client", "add", `new-${kind}`, "--kind", kind, "--name", name, "--out", folder, ...flags],
      );
      expect(result).toMatchObject({ exitCode: 0, stderr: "" });
      const { default: define } = (await import(join(folder, `new-${kind}.ts`))) as { default: () => App };
      const { scopes = [], access, ...client } = define();
      expect(client).toMatchObject({ clientId: `new-${kind}`, name, fullScopeAllowed: false });
      expect(access?.customers).toEqual(kind === "single-page-app" ? ["1000001"] : undefined);
      const clientScopes = [
        ...scopes,
        { name: "customer", description: "" },
        { name: "orders", description: "" },
      ];
      checkDefinition({ realm: "x", clients: [client], clientScopes }, () => kind);
    },
  );

  test.each([
    ["an unknown kind", ["--kind", "daemon"], /none of web-app/],
    ["no URL", ["--kind", "web-app"], /--url is missing/],
    ["an unknown claim", ["--kind", "native-app", "--claims", "birthday"], /none of email/],
  ])("with %s writes nothing and says so", async (_what, flags, message) => {
    const before = readdirSync(folder);
    const result = await runCommand(
      realm.name,
      "client",
      "add",
      "bad",
      "--name",
      "Bad",
      "--out",
      folder,
      ...flags,
    );
    expect(result.exitCode).toBe(1);
    expect(result.stderr).toMatch(message);
    expect(readdirSync(folder)).toEqual(before);
  });
});

describe("client check", () => {
  const user = "superadmin@praxis-rhein.example";
  const check = (...flags: string[]) => runCommand(realm.name, "client", "check", "portal", ...flags);

  beforeAll(() => {
    process.env["REALM_CHECK_PASSWORD"] = DEMO_PASSWORD;
  });
  afterAll(() => {
    delete process.env["REALM_CHECK_PASSWORD"];
  });

  test("signs somebody in, lists the claims, finds nothing wrong and shows no secret", async () => {
    const { exitCode, stdout } = await check("--user", user);
    expect(stdout).not.toContain("WRONG");
    expect(stdout).toContain(`${user} is sent back to`);
    expect(stdout).toMatch(/The ID token has .*customer_number.*roles/);
    expect(stdout).not.toContain(TEST_VARIABLES.secrets.portal);
    expect(exitCode).toBe(0);
  });

  test("proves possession of a key for a native app", async () => {
    const { stdout } = await runCommand(realm.name, "client", "check", "desktop", "--user", user);
    expect(stdout).not.toMatch(/refused|missing/);
    expect(stdout).toMatch(/The ID token has .*email/);
  });

  test("explains a redirect URI that is nearly right", async () => {
    const { exitCode, stdout } = await check("--redirect-uri", `${TEST_VARIABLES.portalUrl}/auth/callback/`);
    expect(stdout).toMatch(/WRONG .* is not accepted .* is declared, but the slash at the end differs/);
    expect(exitCode).toBe(1);
  });

  test("says that a person without a customer account has no customer_number", async () => {
    const { stdout } = await check("--user", "operator@cgm.example");
    expect(stdout).toMatch(/WRONG .*customer_number is missing: this person belongs to no customer/);
  });

  test("says what Keycloak's page says when the log-in fails", async () => {
    process.env["REALM_CHECK_PASSWORD"] = "wrong";
    const { exitCode, stdout } = await check("--user", "superadmin@mvz-spree.example");
    process.env["REALM_CHECK_PASSWORD"] = DEMO_PASSWORD;
    expect(stdout).toMatch(/is not signed in: .*(Passwort|password)/i);
    expect(exitCode).toBe(1);
  });

  test("says of a disabled client that it is, and nothing that follows from it", async () => {
    const found = (await realm.api.get(path`/clients?clientId=desktop`)) as { id: string }[];
    const id = found[0]?.id ?? "";
    const client = (await realm.api.get(path`/clients/${id}`)) as object;
    await realm.api.put(path`/clients/${id}`, { ...client, enabled: false });
    const { exitCode, stdout } = await runCommand(realm.name, "client", "check", "desktop", "--user", user);
    await realm.api.put(path`/clients/${id}`, client);
    expect(stdout).toContain("WRONG  The client is disabled");
    expect(stdout).not.toContain("is not signed in");
    expect(exitCode).toBe(1);
  });

  test("looks for the keys of an app that authenticates by one, and tries no log-in in its place", async () => {
    const keys = createServer((_request, response) => response.end('{"keys":[{"kid":"a","kty":"RSA"}]}'));
    await once(keys.listen(0, "127.0.0.1"), "listening");
    const url = `http://127.0.0.1:${(keys.address() as AddressInfo).port}/jwks`;
    await realm.api.post("/clients", {
      clientId: "by-key",
      clientAuthenticatorType: "client-jwt",
      redirectUris: ["https://app.example/callback"],
      attributes: {
        "require.pushed.authorization.requests": "true",
        "use.jwks.url": "true",
        "jwks.url": url,
      },
    });
    const checkByKey = (...flags: string[]) => runCommand(realm.name, "client", "check", "by-key", ...flags);

    const { exitCode, stdout } = await checkByKey("--user", user);
    expect(stdout).toContain(`ok     ${url} has 1 key(s).`);
    expect(stdout).toContain("note   No log-in was tried");
    expect(exitCode).toBe(0);
    keys.close();
    const wrong = await checkByKey("--redirect-uri", "https://app.example/callback/");
    expect(wrong.stdout).toMatch(/WRONG .* but the slash at the end differs/);
    expect(wrong.stdout).toContain(`WRONG  ${url} is no set of keys as seen from here (no answer)`);
  });

  test("notices a change by hand", async () => {
    const found = (await realm.api.get(path`/clients?clientId=portal`)) as { id: string }[];
    const id = found[0]?.id ?? "";
    const client = (await realm.api.get(path`/clients/${id}`)) as object;
    await realm.api.put(path`/clients/${id}`, { ...client, redirectUris: ["http://localhost:3001/"] });
    const { exitCode, stdout } = await check();
    expect(stdout).toMatch(/WRONG .*otherwise than its file says/);
    expect(exitCode).toBe(1);
  });
});
