import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applyDefinition } from "@cgm-portal/realm-config";
import { brokerPaths, portalAsProvider, webApp } from "@cgm-portal/realm-config/apps";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { signIn } from "../journey/steps.ts";
import { freePort } from "./ports.ts";
import { startPortal } from "./portal.ts";
import {
  administrator,
  federationRealm,
  federationRealmWith,
  type FederationRealm,
  keycloak,
} from "./realm.ts";

const SECRET = "brokering-federation-secret";
const PASSWORD = "Blaue-Bank-am-Rhein-7";
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function freshPage(): Promise<Page> {
  for (const context of browser.contexts()) await context.close();
  return (await browser.newContext({ locale: "de-DE" })).newPage();
}

/** Log-in on the pages of a realm that has Keycloak's own theme. */
async function signInElsewhere(page: Page, username: string): Promise<void> {
  await page.locator("#username").fill(username);
  await page.locator("#password").fill(PASSWORD);
  await page.locator("#kc-login").click();
}

describe("a realm that brokers to the portal", () => {
  const name = `federation-other-${randomBytes(4).toString("hex")}`;
  let realm: FederationRealm;
  let appUrl: string;

  beforeAll(async () => {
    const { url } = keycloak();
    appUrl = `http://localhost:${await freePort()}`;
    realm = await federationRealm(
      webApp({
        clientId: "other-realm",
        name: "The other realm",
        url,
        ...brokerPaths(name),
        claims: ["profile", "email", "customer"],
        secret: SECRET,
        // Keycloak as a relying party does not push its requests.
        withoutPar: true,
      }),
    );
    await applyDefinition(keycloak(), {
      realm: name,
      settings: { enabled: true, sslRequired: "external" },
      userProfile: {
        attributes: [
          ...["username", "email", "firstName", "lastName"].map((attribute) => ({
            name: attribute,
            permissions: { view: ["admin" as const, "user" as const], edit: ["admin" as const] },
          })),
          { name: "customer_number", permissions: { view: ["admin"], edit: ["admin"] } },
        ],
      },
      identityProviders: [
        portalAsProvider({ issuer: realm.issuer, clientId: "other-realm", clientSecret: SECRET }),
      ],
      clients: [
        {
          ...webApp({
            clientId: "app",
            name: "App",
            url: appUrl,
            claims: [],
            secret: SECRET,
            withoutPar: true,
          }),
        },
      ],
    });
  }, 120_000);
  afterAll(async () => {
    await realm.admin.realms.del({ realm: name });
    await realm.remove();
  });

  test("has the person with the portal's customer number, and signs them out when the portal does", async () => {
    const person = await realm.addPerson();
    const { url, credentials } = keycloak();
    const other = await administrator(url, credentials, name);
    const page = await freshPage();
    const query = new URLSearchParams({
      client_id: "app",
      redirect_uri: `${appUrl}/auth/callback`,
      response_type: "code",
      scope: "openid",
      code_challenge: "A".repeat(43),
      code_challenge_method: "S256",
      kc_idp_hint: "cgm-portal",
    });
    await page.goto(`${url}/realms/${name}/protocol/openid-connect/auth?${query.toString()}`);
    const arrived = page.waitForRequest((request) => request.url().startsWith(`${appUrl}/auth/callback?`));
    await signIn(page, person.email, person.password);
    expect(new URL((await arrived).url()).searchParams.get("error")).toBeNull();

    const [user] = await other.users.find({ email: person.email, exact: true });
    expect(user).toMatchObject({ emailVerified: true, attributes: { customer_number: ["1000001"] } });
    const sessions = () => other.users.listSessions({ id: user?.id ?? "" });
    expect(await sessions()).toHaveLength(1);
    await realm.admin.users.update({ id: person.id }, { enabled: false });
    await realm.admin.users.logout({ id: person.id });
    await expect.poll(async () => (await sessions()).length, { timeout: 5_000 }).toBe(0);
  });
});

describe("a customer's own provider", () => {
  const company = `federation-company-${randomBytes(4).toString("hex")}`;
  let realm: FederationRealm;
  let labUrl: string;
  let stopPortal: () => Promise<void>;

  beforeAll(async () => {
    const { url } = keycloak();
    labUrl = `http://localhost:${await freePort()}`;
    const endpoint = `${url}/realms/${company}/protocol/openid-connect`;
    realm = await federationRealmWith({
      apps: [
        webApp({
          clientId: "labor",
          name: "CGM LABOR",
          url: labUrl,
          claims: [],
          secret: SECRET,
          withoutPar: true,
          access: { customers: ["1000009"], contact: "vertrieb@cgm.example" },
        }),
      ],
      identityProviders: [
        {
          alias: "klinikum",
          name: "Klinikum Mosel",
          customerNumber: "1000001",
          issuer: `${url}/realms/${company}`,
          authorizationUrl: `${endpoint}/auth`,
          tokenUrl: `${endpoint}/token`,
          jwksUrl: `${endpoint}/certs`,
          clientId: "cgm-portal",
          clientSecret: SECRET,
        },
      ],
    });
    // A provider that claims whatever it likes: its people are operators of another customer.
    const claim = (claimName: string, value: string) => ({
      name: claimName,
      protocolMapper: "oidc-hardcoded-claim-mapper",
      config: {
        "claim.name": claimName,
        "claim.value": value,
        "jsonType.label": "String",
        "id.token.claim": "true",
        "access.token.claim": "true",
        "userinfo.token.claim": "true",
      },
    });
    await applyDefinition(keycloak(), {
      realm: company,
      settings: { enabled: true },
      clients: [
        {
          ...webApp({
            clientId: "cgm-portal",
            name: "CGM PORTAL",
            url: keycloak().url,
            callback: `/realms/${realm.name}/broker/klinikum/endpoint`,
            claims: ["email"],
            secret: SECRET,
            withoutPar: true,
          }),
          // What `webApp` adds for the portal's own scopes is not there.
          optionalClientScopes: [],
          mappers: [
            claim("customer_number", "1000002"),
            claim("roles", "operator"),
            claim("groups", "/operators"),
          ],
        },
      ],
    });
    stopPortal = await startPortal(realm);
  }, 120_000);
  afterAll(async () => {
    await stopPortal();
    await realm.admin.realms.del({ realm: company });
    await realm.remove();
  });

  /** Somebody at the company, with this address there. */
  async function employ(email: string): Promise<void> {
    const { url, credentials } = keycloak();
    const admin = await administrator(url, credentials, company);
    await admin.users.create({
      username: email,
      email,
      emailVerified: true,
      enabled: true,
      firstName: "Somebody",
      lastName: "Else",
      credentials: [{ type: "password", value: PASSWORD, temporary: false }],
    });
  }

  async function throughCompany(page: Page, email: string): Promise<void> {
    await page.goto(`${realm.portalUrl}/auth/login`);
    await page.getByRole("link", { name: /Klinikum Mosel/ }).click();
    await signInElsewhere(page, email);
  }

  test("links an account once its password proves whose it is, and changes nothing about it", async () => {
    const person = await realm.addPerson();
    await employ(person.email);
    const page = await freshPage();
    await throughCompany(page, person.email);
    await page.getByLabel("Passwort", { exact: true }).fill(person.password);
    await page.getByRole("button", { name: "Anmelden" }).click();
    await page.getByText("Willkommen, Erika Mustermann").waitFor();

    // The second time there is nothing to prove.
    const again = await freshPage();
    await throughCompany(again, person.email);
    await again.getByText("Willkommen, Erika Mustermann").waitFor();
    await again.goto(`${realm.portalUrl}/claims`);
    const claims = (await again.getByRole("table").textContent()) ?? "";
    expect(claims).toContain('"1000001"');
    expect(claims).not.toMatch(/1000002|operator/);
    const user = await realm.admin.users.findOne({ id: person.id });
    expect(user).toMatchObject({ firstName: "Erika", attributes: { customer_number: ["1000001"] } });
    expect(await realm.admin.users.listGroups({ id: person.id })).toHaveLength(1);
  });

  test("creates nobody: who has no account is asked to register", async () => {
    const email = `new.${randomBytes(4).toString("hex")}@klinikum.example`;
    await employ(email);
    const page = await freshPage();
    await throughCompany(page, email);
    await page.getByText(/registrieren Sie sich zuerst/).waitFor();
    expect(await realm.admin.users.find({ email, exact: true })).toEqual([]);
  });

  test("opens no account of another customer, not even with its password", async () => {
    const person = await realm.addPerson({ customerNumber: "1000002" });
    await employ(person.email);
    const page = await freshPage();
    await throughCompany(page, person.email);
    await page.getByLabel("Passwort", { exact: true }).fill(person.password);
    await page.getByRole("button", { name: "Anmelden" }).click();
    await page.getByText(/gehört zu einem anderen Kunden-Account/).waitFor();
    expect(await realm.admin.users.listFederatedIdentities({ id: person.id })).toEqual([]);
  });

  test("opens no account that waits for approval", async () => {
    const person = await realm.addPerson();
    await realm.admin.users.update({ id: person.id }, { enabled: false });
    await employ(person.email);
    const page = await freshPage();
    await throughCompany(page, person.email);
    await page.getByLabel("Passwort", { exact: true }).fill(person.password);
    await page.getByRole("button", { name: "Anmelden" }).click();
    await page
      .getByText(/deaktiviert|gesperrt|Ungültig/i)
      .first()
      .waitFor();
    expect(await realm.admin.users.listFederatedIdentities({ id: person.id })).toEqual([]);
  });

  test("is no way into an app that is closed to the customer, nor out of one that moved away", async () => {
    const person = await realm.addPerson();
    await employ(person.email);
    const page = await freshPage();
    await throughCompany(page, person.email);
    await page.getByLabel("Passwort", { exact: true }).fill(person.password);
    await page.getByRole("button", { name: "Anmelden" }).click();
    await page.getByText("Willkommen, Erika Mustermann").waitFor();

    const query = new URLSearchParams({
      client_id: "labor",
      redirect_uri: `${labUrl}/auth/callback`,
      response_type: "code",
      scope: "openid",
      code_challenge: "A".repeat(43),
      code_challenge_method: "S256",
    });
    const toLab = await freshPage();
    await toLab.goto(`${realm.issuer}/protocol/openid-connect/auth?${query.toString()}`);
    await toLab.getByRole("link", { name: /Klinikum Mosel/ }).click();
    await signInElsewhere(toLab, person.email);
    await toLab.getByText(/„CGM LABOR“ nicht freigeschaltet/).waitFor();

    const user = await realm.admin.users.findOne({ id: person.id });
    await realm.admin.users.update(
      { id: person.id },
      { ...user, attributes: { ...user?.attributes, customer_number: ["1000002"] } },
    );
    const later = await freshPage();
    await throughCompany(later, person.email);
    await later.getByText(/gehört zu einem anderen Kunden-Account/).waitFor();
  });
});
