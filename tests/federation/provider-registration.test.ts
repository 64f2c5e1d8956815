import { afterAll, beforeAll, expect, test } from "vitest";
import { applyRealm } from "@cgm-portal/realm-config";
import type { CustomerIdentityProvider } from "@cgm-portal/realm-config/apps";
import { GROUPS, REALM } from "@cgm-portal/realm-config/names";
import { CLIENT_SECRETS } from "@cgm-portal/local-stack";
import type KeycloakAdminClient from "@keycloak/keycloak-admin-client";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { stackControl } from "../journey/control.ts";
import { anEmployee, urlOf, WORDS } from "../journey/employee.ts";
import { mailsTo, nthMailTo } from "../journey/mailbox.ts";
import { SUPER_ADMIN_OF_A } from "../journey/people.ts";
import { openForDecision, pressButtonOf } from "../journey/steps.ts";
import { type Company, startCompany } from "./company.ts";
import { administrator, keycloak } from "./realm.ts";

/** A customer's own provider and the stack's approval-service: the whole way of somebody who has no account. */
const words = WORDS.de;
let browser: Browser;
let company: Company;
let admin: KeycloakAdminClient;

beforeAll(async () => {
  browser = await launchBrowser();
  const { url, credentials } = keycloak();
  admin = await administrator(url, credentials, REALM);
  company = await startCompany(REALM);
  await applyStackRealm([company.provider]);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await stackControl().start("approval");
  await admin.identityProviders.del({ alias: company.provider.alias });
  await company.remove();
  await applyStackRealm([]);
});

/** The realm of the stack, as it was applied, with these providers. */
async function applyStackRealm(identityProviders: CustomerIdentityProvider[]): Promise<void> {
  const { smtpServer = {} } = (await admin.realms.findOne({ realm: REALM })) ?? {};
  const { host, port, from } = smtpServer as Record<string, string>;
  await applyRealm({
    ...keycloak(),
    identityProviders,
    variables: {
      approvalUrl: urlOf("TEST_APPROVAL_URL"),
      portalUrl: urlOf("TEST_PORTAL_URL"),
      smtp: { host: host ?? "", port: Number(port), from: from ?? "", encryption: "none" },
      secrets: CLIENT_SECRETS,
    },
  });
}

async function freshPage(): Promise<Page> {
  for (const context of browser.contexts()) await context.close();
  return (await browser.newContext({ locale: "de-DE" })).newPage();
}

async function throughCompany(page: Page, email: string): Promise<void> {
  await page.goto(urlOf("TEST_PORTAL_URL"));
  await page.getByRole("main").getByRole("link", { name: words.signIn }).click();
  await company.signIn(page, email);
}

test("from the company's log-in by confirmation and approval to an account of that customer alone", async () => {
  const employee = anEmployee({ firstName: "Nora", lastName: "Neu" });
  const usersNow = () => admin.users.find({ email: employee.email, exact: true });
  await company.employ(employee.email);
  // Its job would take the newcomer away while we look.
  await stackControl().stop("approval");

  const page = await freshPage();
  await throughCompany(page, employee.email);
  await page.getByText(/Wir haben Ihre Registrierung begonnen/).waitFor();
  const [newcomer] = await usersNow();

  // Nor is „forgot password" a way in, however long Keycloak knows the newcomer.
  await page.goto(urlOf("TEST_PORTAL_URL"));
  await page.getByRole("main").getByRole("link", { name: words.signIn }).click();
  await page.getByRole("link", { name: /Passwort vergessen/ }).click();
  await page.getByLabel(words.email).fill(employee.email);
  await page.getByRole("button").last().click();
  const reset = await nthMailTo(employee.email, 1);
  const attempt = await freshPage();
  await attempt.goto(/https?:\/\/\S+action-token\S+/.exec(reset.text)?.[0] ?? "");
  await attempt.getByText(/Wir haben Ihre Registrierung begonnen/).waitFor();

  await stackControl().start("approval");
  // Within a minute it is a registration, and Keycloak has forgotten the newcomer.
  const subjects = async () => (await mailsTo(employee.email)).map(({ subject }) => subject);
  await expect.poll(subjects, { timeout: 90_000 }).toContainEqual(expect.stringMatching(/bestätigen/i));
  await expect.poll(usersNow).toEqual([]);

  const position = (await subjects()).findIndex((subject) => /bestätigen/i.test(subject)) + 1;
  const visitor = await freshPage();
  await pressButtonOf(await nthMailTo(employee.email, position), visitor, words.confirm);
  await visitor.getByRole("button", { name: words.confirm }).click();
  await visitor.getByRole("heading", { name: /bestätigt/i }).waitFor();
  await expect.poll(usersNow).toMatchObject([{ enabled: false }]);

  const decider = await browser.newContext({ locale: "de-DE" });
  const decision = await openForDecision(decider, employee, SUPER_ADMIN_OF_A);
  await decision.getByRole("button", { name: words.approve }).click();
  await decision
    .getByText(/genehmigt/i)
    .first()
    .waitFor();

  const completing = await freshPage();
  await expect.poll(subjects, { timeout: 60_000 }).toHaveLength(position + 1);
  await pressButtonOf(await nthMailTo(employee.email, position + 1), completing, words.complete);
  await completing.getByRole("link", { name: words.next }).click();
  for (const document of [words.agreeTerms, words.agreePrivacy]) {
    await completing.getByRole("heading", { name: document }).first().waitFor();
    await completing.getByRole("checkbox").check();
    await completing.getByRole("button", { name: words.next }).click();
  }
  await completing.locator("input[type=password]").nth(0).fill(employee.password);
  await completing.locator("input[type=password]").nth(1).fill(employee.password);
  await completing.locator("form button[type=submit], form input[type=submit]").last().click();
  await completing.getByRole("heading", { name: words.done }).waitFor();

  // The first time, the password proves whose account it is; after that the company's log-in is enough.
  const linking = await freshPage();
  await throughCompany(linking, employee.email);
  await linking.getByLabel("Passwort", { exact: true }).fill(employee.password);
  await linking.getByRole("button", { name: words.signIn }).click();
  await linking.getByText("Willkommen, Nora Neu").waitFor();
  const later = await freshPage();
  await throughCompany(later, employee.email);
  await later.getByText("Willkommen, Nora Neu").waitFor();

  // Of everything that the provider claims besides name and address, nothing has come in.
  const [user] = await usersNow();
  expect(user?.id).not.toBe(newcomer?.id);
  expect(user?.attributes).toMatchObject({ customer_number: ["1000001"] });
  expect(user?.attributes).not.toHaveProperty("registering_for");
  const groups = await admin.users.listGroups({ id: user?.id ?? "" });
  expect(groups.map(({ path }) => path)).toEqual([GROUPS.portalUsers]);
  await later.goto(`${urlOf("TEST_PORTAL_URL")}/claims`);
  const claims = (await later.getByRole("table").textContent()) ?? "";
  expect(claims).toContain('"1000001"');
  expect(claims).not.toMatch(/1000002|operator/);
}, 300_000);
