import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { applyDemoUsers, applyRealm, DEMO_PASSWORD } from "../src/index.ts";
import { path } from "../src/keycloak/api.ts";
import { escapeMessageFormat } from "../src/legal/message-format.ts";
import { LEGAL_FOLDER } from "../src/realm/portal.ts";
import { BrowserSession } from "./browser-session.ts";
import { runCommand } from "./command.ts";
import { TEST_VARIABLES, testKeycloak, testRealm } from "./keycloak.ts";

const realm = testRealm();
const { api } = realm;
const { url } = testKeycloak();
const EMAIL = "superadmin@praxis-rhein.example";
/** Nobody listens there: it is where a log-in ends. */
const CALLBACK = `${TEST_VARIABLES.portalUrl}/auth/callback`;
const folder = mkdtempSync(join(tmpdir(), "legal-"));

type Attributes = Record<string, string[]>;

beforeAll(async () => {
  cpSync(LEGAL_FOLDER, folder, { recursive: true });
  await applyRealm({ ...testKeycloak(), variables: TEST_VARIABLES, realm: realm.name });
  await applyDemoUsers(testKeycloak(), realm.name);
  await api.put("", { loginTheme: "keycloak.v2" });
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await realm.remove();
});

async function attributesOf(email: string): Promise<Attributes> {
  const [user] = (await api.get(path`/users?exact=true&email=${email}`)) as { attributes: Attributes }[];
  return user?.attributes ?? {};
}

function authorizationUrl(endpoint: string): string {
  const query = new URLSearchParams({
    client_id: "portal",
    response_type: "code",
    scope: "openid",
    redirect_uri: CALLBACK,
    code_challenge: "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
    code_challenge_method: "S256",
  });
  return `${url}/realms/${realm.name}/protocol/openid-connect/${endpoint}?${query.toString()}`;
}

async function logIn(): Promise<BrowserSession> {
  const browser = new BrowserSession();
  await browser.open(authorizationUrl("auth"));
  await browser.submit("kc-form-login", { username: EMAIL, password: DEMO_PASSWORD }, CALLBACK);
  return browser;
}

test("a text arrives on the page exactly as it was written", async () => {
  const terms = readFileSync(join(LEGAL_FOLDER, "terms-2026-11.de.md"), "utf8");
  const tricky = "It's {0}, ${user.name}, {{x}}, '{' and \"quotes\" & <b>tags</b>";
  await api.post("/localization/de", { "test.tricky": escapeMessageFormat(tricky) });
  const profile = (await api.get("/users/profile")) as { attributes: object[] };
  const permissions = { view: ["admin", "user"], edit: ["admin", "user"] };
  const shown = [
    { name: "test-terms", displayName: "${legal.terms-2026-11.text}", permissions },
    { name: "test-tricky", displayName: "${test.tricky}", permissions },
  ];
  await api.put("/users/profile", { ...profile, attributes: [...profile.attributes, ...shown] });
  const browser = new BrowserSession();
  await browser.open(authorizationUrl("registrations"));
  await api.put("/users/profile", profile);
  expect(browser.text).toContain(tricky);
  expect(browser.text).toContain(terms.trim());
});

test("publishing is refused before anything is written when a language is missing", async () => {
  writeFileSync(join(folder, "privacy-2027-03.de.md"), "# Datenschutz\n\n" + "Neuer Text. ".repeat(30));
  const refused = await runCommand(
    realm.name,
    "legal",
    "publish",
    "privacy",
    "2027-03",
    "--yes",
    "--legal",
    folder,
  );
  expect(refused).toMatchObject({ exitCode: 1, stderr: "legal/privacy-2027-03.en.md is missing.\n" });
  expect(readFileSync(join(folder, "published.json"), "utf8")).not.toContain("2027-03");
  rmSync(join(folder, "privacy-2027-03.de.md"));
});

test("a new version is asked for at the next log-in, agreed to once, and both agreements are evidence", async () => {
  expect((await logIn()).url).toContain(`${CALLBACK}?`);

  writeFileSync(
    join(folder, "terms-2027-03.de.md"),
    "# Neue Bedingungen\n\n" + "Es gilt {neues}. ".repeat(30),
  );
  writeFileSync(join(folder, "terms-2027-03.en.md"), "# New terms\n\n" + "What's new applies. ".repeat(30));
  const published = await runCommand(
    realm.name,
    "legal",
    "publish",
    "terms",
    "2027-03",
    "--yes",
    "--legal",
    folder,
  );
  expect(published).toMatchObject({ exitCode: 0, stderr: "" });
  expect(published.stdout).toContain("# Neue Bedingungen");
  const status = await runCommand(realm.name, "legal", "status", "--legal", folder);
  expect(status.stdout).toContain("terms 2026-11: 3 agreed, replaced");
  expect(status.stdout).toContain("terms 2027-03: 0 agreed, 3 will be asked at their next log-in");

  // Administrators can edit somebody who has not agreed yet.
  const [user] = (await api.get(path`/users?exact=true&email=${EMAIL}`)) as { id: string }[];
  await api.put(`/users/${user?.id ?? ""}`, { ...user, lastName: "Rheinländer-Mosel" });

  const browser = await logIn();
  expect(browser.text).toContain("Neue Bedingungen");
  expect(browser.text).not.toContain("Allgemeine Nutzungsbedingungen");
  // As a browser sends the form: the agreement given earlier is a ticked box.
  const person = { firstName: "Renate", lastName: "Rheinländer-Mosel", "privacy-2026-11": "accepted" };
  // Not agreeing leads nowhere.
  await browser.submit("kc-update-profile-form", person, CALLBACK);
  expect(browser.html).toContain("kc-update-profile-form");
  // What a person must not change about themselves stays, whatever the form sends (GUARDS R3).
  const before = await attributesOf(EMAIL);
  const agreed = { ...person, "terms-2027-03": "accepted" };
  for (const forged of [
    { customer_number: "9999999" },
    { registration_id: "forged" },
    { "privacy-2026-11": "" },
  ]) {
    await browser.submit("kc-update-profile-form", { ...agreed, ...forged }, CALLBACK);
    expect(browser.html).toContain("kc-update-profile-form");
    expect(await attributesOf(EMAIL)).toEqual(before);
  }
  await browser.submit("kc-update-profile-form", { ...agreed, email: "evil@x.example" }, CALLBACK);
  expect(browser.url).toContain(`${CALLBACK}?`);
  const attributes = await attributesOf(EMAIL);
  expect(attributes).toMatchObject({
    "terms-2026-11": ["accepted"],
    "terms-2027-03": ["accepted"],
    "privacy-2026-11": ["accepted"],
    customer_number: ["1000001"],
  });
  expect(attributes).not.toHaveProperty("registration_id");

  expect((await logIn()).url).toContain(`${CALLBACK}?`);
  const after = await runCommand(realm.name, "legal", "status", "--legal", folder);
  expect(after.stdout).toContain("terms 2027-03: 1 agreed, 2 will be asked at their next log-in");
}, 60_000);

test("what was agreed to is found by its hash for ever", async () => {
  const profile = (await api.get("/users/profile")) as {
    attributes: { name: string; annotations?: Attributes }[];
  };
  const earlier = profile.attributes.find(({ name }) => name === "terms-2026-11");
  const sha256 = String(earlier?.annotations?.["legalSha256.de"]);
  const shown = await runCommand(realm.name, "legal", "show", sha256, "--legal", folder);
  expect(shown.stdout).toBe(`${readFileSync(join(LEGAL_FOLDER, "terms-2026-11.de.md"), "utf8")}\n`);
});

test("a published text that was changed afterwards is refused before any request", async () => {
  writeFileSync(join(folder, "terms-2026-11.en.md"), "# General Terms of Use\n\nSomething else.");
  const refused = await runCommand(realm.name, "plan", "--legal", folder);
  expect(refused.exitCode).toBe(1);
  expect(refused.stderr).toContain("legal/terms-2026-11.en.md was changed after it was published");
});
