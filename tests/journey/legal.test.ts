import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { applyDemoUsers, applyRealm, type Connection, type RealmVariables } from "@cgm-portal/realm-config";
import { ROOT } from "@cgm-portal/local-stack";
import { launchBrowser } from "../browser.ts";
import { urlOf, WORDS } from "./employee.ts";
import { attributesOf, deleteRealm } from "./keycloak.ts";
import { looker } from "./look.ts";
import { SUPER_ADMIN_OF_A } from "./people.ts";
import { signIn } from "./steps.ts";

/** A new version of the terms, from publishing to the agreement, on our pages; in a realm of its own. */
const realm = `legal-${randomBytes(4).toString("hex")}`;
const texts = mkdtempSync(join(tmpdir(), "legal-"));
/** Nobody listens there: it is where the log-in ends. */
const PORTAL = "http://localhost:9";
const VARIABLES: RealmVariables = {
  approvalUrl: "http://localhost:8",
  portalUrl: PORTAL,
  smtp: { host: "localhost", port: 25 },
  secrets: {
    approvalService: "approval-service-test-secret",
    approvalUi: "approval-ui-test-secret",
    portal: "portal-test-secret",
  },
};
const NEW_TEXT = "Neu ist: Sie dürfen das Portal auch unterwegs nutzen. ";
const words = WORDS.de;
let browser: Browser;

function connection(): Connection {
  return {
    url: urlOf("TEST_KEYCLOAK_URL"),
    credentials: {
      realm: "master",
      username: process.env["TEST_KEYCLOAK_ADMIN_USERNAME"] ?? "",
      password: process.env["TEST_KEYCLOAK_ADMIN_PASSWORD"] ?? "",
    },
  };
}

beforeAll(async () => {
  browser = await launchBrowser();
  cpSync(join(ROOT, "realm-config/legal"), texts, { recursive: true });
  await applyRealm({ ...connection(), variables: VARIABLES, realm });
  await applyDemoUsers(connection(), realm);
});
afterAll(async () => {
  await browser.close();
  rmSync(texts, { recursive: true });
  await deleteRealm(realm);
});

/** What an operator types: npm run realm -- legal publish terms 2027-03. */
function publishTerms(version: string): void {
  writeFileSync(join(texts, `terms-${version}.de.md`), `# Neue Nutzungsbedingungen\n\n${NEW_TEXT.repeat(8)}`);
  writeFileSync(join(texts, `terms-${version}.en.md`), `# New terms of use\n\n${"New things. ".repeat(30)}`);
  const command = ["legal", "publish", "terms", version, "--yes", "--legal", texts];
  execFileSync(process.execPath, [join(ROOT, "realm-config/src/cli.ts"), ...command], {
    env: {
      ...process.env,
      KEYCLOAK_URL: urlOf("TEST_KEYCLOAK_URL"),
      KEYCLOAK_ADMIN_USERNAME: process.env["TEST_KEYCLOAK_ADMIN_USERNAME"],
      KEYCLOAK_ADMIN_PASSWORD: process.env["TEST_KEYCLOAK_ADMIN_PASSWORD"],
      REALM_NAME: realm,
      REALM_APPROVAL_URL: VARIABLES.approvalUrl,
      REALM_PORTAL_URL: VARIABLES.portalUrl,
      REALM_SMTP_HOST: "localhost",
      REALM_SMTP_PORT: "25",
      REALM_SMTP_ENCRYPTION: "none",
      REALM_SECRET_APPROVAL_SERVICE: VARIABLES.secrets.approvalService,
      REALM_SECRET_APPROVAL_UI: VARIABLES.secrets.approvalUi,
      REALM_SECRET_PORTAL: VARIABLES.secrets.portal,
    },
  });
}

/** A log-in in a browser of its own, up to the page that follows the password. */
async function logIn(): Promise<{ page: Page; arrival: Promise<unknown> }> {
  const page = await (await browser.newContext({ locale: "de-DE" })).newPage();
  const query = new URLSearchParams({
    client_id: "portal",
    response_type: "code",
    scope: "openid",
    redirect_uri: `${PORTAL}/auth/callback`,
    code_challenge: "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
    code_challenge_method: "S256",
  });
  await page.goto(
    `${urlOf("TEST_KEYCLOAK_URL")}/realms/${realm}/protocol/openid-connect/auth?${query.toString()}`,
  );
  const arrival = page.waitForRequest((request) => request.url().startsWith(`${PORTAL}/auth/callback?`), {
    timeout: 40_000,
  });
  await signIn(page, SUPER_ADMIN_OF_A.email, SUPER_ADMIN_OF_A.password);
  return { page, arrival };
}

test("who has agreed to the current version is not asked", async () => {
  const { arrival } = await logIn();
  await arrival;
});

test(
  "a new version is asked for at the next log-in, and only that; then never again",
  { timeout: 90_000 },
  async () => {
    publishTerms("2027-03");
    const { page, arrival } = await logIn();
    await page.getByRole("region").getByText("auch unterwegs").first().waitFor();
    expect(await page.getByText("Datenschutzerklärung").count()).toBe(0);
    await looker("light")(page, "terms-new-version");

    await page.getByRole("button", { name: words.next }).click();
    await page.getByText("setzen Sie zuerst das Häkchen").waitFor();
    await page.getByRole("checkbox").check();
    await page.getByRole("button", { name: words.next }).click();
    await arrival;
    expect(await attributesOf(realm, SUPER_ADMIN_OF_A.email)).toMatchObject({
      "terms-2026-11": ["accepted"],
      "terms-2027-03": ["accepted"],
      "privacy-2026-11": ["accepted"],
      customer_number: ["1000001"],
    });

    const again = await logIn();
    await again.arrival;
  },
);
