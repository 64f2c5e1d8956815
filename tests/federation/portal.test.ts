import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { signIn } from "../journey/steps.ts";
import { startPortal } from "./portal.ts";
import { federationRealm, type FederationRealm, type Person } from "./realm.ts";

/** The example app: openid-client and Express. */
let browser: Browser;
let realm: FederationRealm;
let stopPortal: () => Promise<void>;

beforeAll(async () => {
  browser = await launchBrowser();
  realm = await federationRealm();
  stopPortal = await startPortal(realm);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await stopPortal();
  await realm.remove();
});

async function signedIn(person: Person): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ locale: "de-DE" });
  const page = await context.newPage();
  await page.goto(realm.portalUrl);
  await page.getByRole("main").getByRole("link", { name: "Anmelden" }).click();
  await signIn(page, person.email, person.password);
  await page.getByText("Willkommen, Erika Mustermann").waitFor();
  return { context, page };
}

/** What the portal shows next, as soon as it no longer knows the person. */
async function expectSignedOutWithin(page: Page, milliseconds: number): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.goto(realm.portalUrl);
        return page.getByRole("link", { name: "Anmelden" }).count();
      },
      { timeout: milliseconds, interval: 250 },
    )
    .toBe(1);
}

test("shows the claims of the contract", async () => {
  const { context, page } = await signedIn(await realm.addPerson());
  await page.getByRole("link", { name: /Alle Angaben/ }).click();
  const shown = page.getByRole("table");
  for (const [claim, value] of [
    ["iss", realm.issuer],
    ["aud", "portal"],
    ["email_verified", true],
    ["name", "Erika Mustermann"],
    ["locale", "de"],
    ["customer_number", "1000001"],
  ] as const) {
    const row = shown.getByRole("row").filter({ has: page.getByText(claim, { exact: true }) });
    await expect.poll(() => row.getByRole("cell").textContent()).toBe(JSON.stringify(value));
  }
  await context.close();
});

test("log-out ends the session here and at Keycloak, and leads back", async () => {
  const { context, page } = await signedIn(await realm.addPerson());
  await page.getByRole("button", { name: "Abmelden" }).click();
  await page.waitForURL(`${realm.portalUrl}/`);
  await page.getByRole("main").getByRole("link", { name: "Anmelden" }).click();
  await page.getByLabel("Passwort", { exact: true }).waitFor();
  await context.close();
});

describe("when the access token has run out", () => {
  beforeAll(() => setTokenLifetime("3"));
  afterAll(() => setTokenLifetime(""));

  /** Of the portal's access tokens, in seconds; "" is the realm's. */
  async function setTokenLifetime(seconds: string): Promise<void> {
    const [client] = await realm.admin.clients.find({ clientId: "portal" });
    const attributes = { ...client?.attributes, "access.token.lifespan": seconds };
    await realm.admin.clients.update({ id: client?.id ?? "" }, { ...client, attributes });
  }

  test("the portal refreshes, and shows what is true now", async () => {
    const person = await realm.addPerson();
    const { context, page } = await signedIn(person);
    const user = await realm.admin.users.findOne({ id: person.id });
    await realm.admin.users.update({ id: person.id }, { ...user, lastName: "Musterfrau" });
    await page.reload();
    await page.getByText("Willkommen, Erika Mustermann").waitFor();
    await page.waitForTimeout(3_000);
    await page.reload();
    await page.getByText("Willkommen, Erika Musterfrau").waitFor();
    expect(await realm.admin.users.listSessions({ id: person.id })).toHaveLength(1);
    await context.close();
  });

  test.each<[string, (id: string) => Promise<unknown>]>([
    ["deactivated", (id) => realm.admin.users.update({ id }, { enabled: false })],
    ["removed", (id) => realm.admin.users.del({ id })],
  ])("a person who was %s is signed out, though no log-out notice came", async (_how, end) => {
    const person = await realm.addPerson();
    const { context, page } = await signedIn(person);
    await end(person.id);
    await expectSignedOutWithin(page, 5_000);
    await context.close();
  });
});

describe("within seconds the session is over when", () => {
  test("the person is deactivated", async () => {
    const person = await realm.addPerson();
    const { context, page } = await signedIn(person);
    await realm.admin.users.update({ id: person.id }, { enabled: false });
    await realm.admin.users.logout({ id: person.id });
    await expectSignedOutWithin(page, 5_000);
    await page.getByRole("main").getByRole("link", { name: "Anmelden" }).click();
    await signIn(page, person.email, person.password);
    await page
      .getByText(/deaktiviert|gesperrt/i)
      .first()
      .waitFor();
    await context.close();
  });

  test("the person is removed", async () => {
    const person = await realm.addPerson();
    const { context, page } = await signedIn(person);
    await realm.admin.users.logout({ id: person.id });
    await realm.admin.users.del({ id: person.id });
    await expectSignedOutWithin(page, 5_000);
    await context.close();
  });

  test("an administrator ends that one sign-in, and only that", async () => {
    const person = await realm.addPerson();
    const first = await signedIn(person);
    const [session] = await realm.admin.users.listSessions({ id: person.id });
    const second = await signedIn(person);
    await realm.admin.realms.deleteSession({
      realm: realm.name,
      session: session?.id ?? "",
      isOffline: false,
    });
    await expectSignedOutWithin(first.page, 5_000);
    await second.page.goto(realm.portalUrl);
    await second.page.getByText("Willkommen, Erika Mustermann").waitFor();
    await first.context.close();
    await second.context.close();
  });

  test("the person signs out of another app", async () => {
    const person = await realm.addPerson();
    const { context, page } = await signedIn(person);
    const elsewhere = await context.newPage();
    await elsewhere.goto(`${realm.issuer}/protocol/openid-connect/logout?client_id=portal`);
    await elsewhere.getByRole("button", { name: "Abmelden" }).click();
    await elsewhere.getByRole("button", { name: "Abmelden" }).waitFor({ state: "detached" });
    await expectSignedOutWithin(page, 5_000);
    await context.close();
  });
});

test.each([
  ["nothing at all", ""],
  ["no logout token", "logout_token="],
  ["an unsigned one", `logout_token=${unsigned()}`],
])("a log-out notice with %s signs nobody out", async (_what, body) => {
  const { context, page } = await signedIn(await realm.addPerson());
  const { status } = await fetch(`${realm.portalUrl}/auth/backchannel-logout`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body,
  });
  expect(status).toBe(400);
  await page.goto(realm.portalUrl);
  await page.getByText("Willkommen, Erika Mustermann").waitFor();
  await context.close();
});

function unsigned(): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  const events = { "http://schemas.openid.net/event/backchannel-logout": {} };
  return `${part({ alg: "none" })}.${part({ sub: "somebody", aud: "portal", events })}.`;
}
