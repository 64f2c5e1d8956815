import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applyDefinition } from "@cgm-portal/realm-config";
import { brokerPaths, portalAsProvider, webApp } from "@cgm-portal/realm-config/apps";
import { GROUPS } from "@cgm-portal/realm-config/names";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { looker } from "../journey/look.ts";
import { signIn } from "../journey/steps.ts";
import { type Company, startCompany } from "./company.ts";
import { freePort } from "./ports.ts";
import { startPortal } from "./portal.ts";
import {
  administrator,
  federationRealm,
  federationRealmWith,
  type FederationRealm,
  keycloak,
  newRealmName,
  otpOf,
} from "./realm.ts";

const SECRET = "brokering-federation-secret";
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function freshPage(): Promise<Page> {
  for (const context of browser.contexts()) await context.close();
  return (await browser.newContext({ locale: "de-DE" })).newPage();
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
  let company: Company;
  let realm: FederationRealm;
  let labUrl: string;
  let stopPortal: () => Promise<void>;

  beforeAll(async () => {
    labUrl = `http://localhost:${await freePort()}`;
    const name = newRealmName();
    company = await startCompany(name);
    realm = await federationRealmWith({
      name,
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
      identityProviders: [company.provider],
    });
    stopPortal = await startPortal(realm);
  }, 120_000);
  afterAll(async () => {
    await stopPortal();
    await company.remove();
    await realm.remove();
  });

  async function throughCompany(page: Page, email: string): Promise<void> {
    await page.goto(`${realm.portalUrl}/auth/login`);
    await company.signIn(page, email);
  }

  test("links an account once its password proves whose it is, and changes nothing about it", async () => {
    const person = await realm.addPerson();
    await company.employ(person.email);
    const page = await freshPage();
    await throughCompany(page, person.email);
    await page.getByText(/danach genügt die Anmeldung bei Klinikum Mosel/).waitFor();
    await looker("de")(page, "19-link-account");
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
    expect(user?.attributes).not.toHaveProperty("registering_for");
    expect(await realm.admin.users.listGroups({ id: person.id })).toHaveLength(1);
  });

  test("begins a registration for who has no account: bound to the customer, and no way in", async () => {
    const email = `new.${randomBytes(4).toString("hex")}@klinikum.example`;
    await company.employ(email);
    const page = await freshPage();
    await throughCompany(page, email);
    await page.getByText(/Wir haben Ihre Registrierung begonnen/).waitFor();
    await looker("de")(page, "18-registered-through-provider");

    const [newcomer] = await realm.admin.users.find({ email, exact: true });
    expect(newcomer).toMatchObject({ emailVerified: false, firstName: "Nora", lastName: "Neu" });
    expect(newcomer?.attributes).toEqual({ registering_for: ["1000001"] });
    const id = newcomer?.id ?? "";
    const groups = await realm.admin.users.listGroups({ id });
    expect(groups.map(({ path }) => path)).toEqual([GROUPS.portalUsers]);
    const roles = await realm.admin.users.listCompositeRealmRoleMappings({ id });
    expect(roles.map(({ name }) => name)).not.toContain("operator");
    expect(await realm.admin.users.listSessions({ id })).toEqual([]);

    // Nor the second time.
    const again = await freshPage();
    await throughCompany(again, email);
    await again.getByText(/Wir haben Ihre Registrierung begonnen/).waitFor();
    expect(await realm.admin.users.listSessions({ id })).toEqual([]);
  });

  test("asks for the second factor of an account that has one, before it links", async () => {
    const otpSecret = "federation-tests-secret";
    const person = await realm.addPerson({ otpSecret });
    await company.employ(person.email);
    const page = await freshPage();
    const giveOtp = async (otp: string): Promise<void> => {
      await page.locator("input[name=otp]").fill(otp);
      await page.keyboard.press("Enter");
    };
    await throughCompany(page, person.email);
    await page.getByLabel("Passwort", { exact: true }).fill(person.password);
    await page.getByRole("button", { name: "Anmelden" }).click();
    await giveOtp(otpOf("another secret"));
    await page.getByText(/Code.*ungültig|ungültig.*Code/i).waitFor();
    expect(await realm.admin.users.listFederatedIdentities({ id: person.id })).toEqual([]);
    await giveOtp(otpOf(otpSecret));
    await page.getByText("Willkommen, Erika Mustermann").waitFor();
    expect(await realm.admin.users.listFederatedIdentities({ id: person.id })).toHaveLength(1);
  });

  test("opens no account of another customer, not even with its password", async () => {
    const person = await realm.addPerson({ customerNumber: "1000002" });
    await company.employ(person.email);
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
    await company.employ(person.email);
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
    await company.employ(person.email);
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
    await company.signIn(toLab, person.email);
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
