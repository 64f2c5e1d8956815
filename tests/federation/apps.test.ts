import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nativeApp, webApp } from "@cgm-portal/realm-config/apps";
import { GROUPS } from "@cgm-portal/realm-config/names";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { looker } from "../journey/look.ts";
import { signIn } from "../journey/steps.ts";
import { startExpressApp } from "./express-openid-connect-app.ts";
import { startPageApp } from "./oidc-client-ts-app.ts";
import { freePort } from "./ports.ts";
import { federationRealm, type FederationRealm, type Person } from "./realm.ts";

/** Apps by libraries that we did not write, declared by the templates, and who may use them. */
const SECRET = "express-app-federation-secret";
let browser: Browser;
let realm: FederationRealm;
let expressUrl: string;
let pageUrl: string;
const stops: (() => Promise<void>)[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
  expressUrl = `http://localhost:${await freePort()}`;
  pageUrl = `http://localhost:${await freePort()}`;
  realm = await federationRealm(
    webApp({
      clientId: "labor",
      name: "CGM LABOR",
      url: expressUrl,
      callback: "/callback",
      backchannelLogout: "/backchannel-logout",
      claims: ["profile", "email", "customer"],
      secret: SECRET,
      access: { customers: ["1000001", "1000007"], operators: true, contact: "vertrieb@cgm.example" },
    }),
    {
      // No template is for pages that hold tokens: what such a page needs besides is that it may ask from its origin.
      ...nativeApp({
        clientId: "page",
        name: "A page",
        appLinks: [`${pageUrl}/callback`, `${pageUrl}/`],
        claims: ["profile", "email"],
      }),
      webOrigins: [pageUrl],
    },
  );
  stops.push(await startExpressApp({ ...realm, url: expressUrl, clientId: "labor", clientSecret: SECRET }));
  stops.push(await startPageApp({ ...realm, url: pageUrl, clientId: "page" }));
}, 120_000);
afterAll(async () => {
  await browser.close();
  for (const stop of stops) await stop();
  await realm.remove();
});

async function inNewBrowser(use: (page: Page, context: BrowserContext) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ locale: "de-DE" });
  await use(await context.newPage(), context);
  await context.close();
}

/** What the app with express-openid-connect says to this browser at a path. */
async function answerOf(page: Page, path: string): Promise<Record<string, unknown> | null> {
  const response = await page.goto(expressUrl + path);
  return (await response?.json()) as Record<string, unknown> | null;
}

async function signInToExpressApp(page: Page, { email, password }: Person): Promise<void> {
  await page.goto(`${expressUrl}/login`);
  await signIn(page, email, password);
  await page.waitForURL(`${expressUrl}/`);
}

describe("express-openid-connect", () => {
  test("signs in by a pushed request, sees the claims it was given and no others, refreshes", async () => {
    const person = await realm.addPerson();
    await inNewBrowser(async (page) => {
      await signInToExpressApp(page, person);
      const claims = await answerOf(page, "/");
      expect(claims).toMatchObject({
        iss: realm.issuer,
        aud: "labor",
        sub: person.id,
        customer_number: "1000001",
      });
      expect(claims).not.toHaveProperty("roles");
      expect(await answerOf(page, "/refresh")).toEqual({ refreshed: true });
    });
  });

  test("signs out at Keycloak as well", async () => {
    const person = await realm.addPerson();
    await inNewBrowser(async (page) => {
      await signInToExpressApp(page, person);
      await page.goto(`${expressUrl}/logout`);
      await page.waitForURL(`${expressUrl}/`);
      expect(await realm.admin.users.listSessions({ id: person.id })).toEqual([]);
    });
  });

  test("is told by the back channel that the person was deactivated; the refresh token is dead before", async () => {
    const person = await realm.addPerson();
    await inNewBrowser(async (page) => {
      await signInToExpressApp(page, person);
      await realm.admin.users.update({ id: person.id }, { enabled: false });
      expect(await answerOf(page, "/refresh")).toEqual({ error: "invalid_grant" });
      await realm.admin.users.logout({ id: person.id });
      await expect.poll(() => answerOf(page, "/"), { timeout: 5_000 }).toBeNull();
    });
  });

  test("refuses an answer whose state was tampered with", async () => {
    const person = await realm.addPerson();
    await inNewBrowser(async (page, context) => {
      await context.addCookies([{ name: "tamper", value: "state", url: expressUrl }]);
      await page.goto(`${expressUrl}/login`);
      await signIn(page, person.email, person.password);
      await page.getByText("refused").waitFor();
      expect(new URL(page.url()).pathname).toBe("/callback");
      expect(await answerOf(page, "/")).toBeNull();
    });
  });
});

describe("oidc-client-ts", () => {
  async function signInToPage(page: Page, { email, password }: Person): Promise<void> {
    await page.goto(pageUrl);
    await page.evaluate("void manager.signinRedirect()");
    await signIn(page, email, password);
    await page.waitForURL(/callback/);
    await titled(page, "signed in");
  }

  async function titled(page: Page, title: string): Promise<void> {
    await expect.poll(() => page.title(), { timeout: 10_000 }).toBe(title);
  }

  test("signs in and refreshes in the browser alone", async () => {
    const person = await realm.addPerson();
    await inNewBrowser(async (page) => {
      await signInToPage(page, person);
      const profile = await page.evaluate("manager.getUser().then((user) => user.profile)");
      expect(profile).toMatchObject({ sub: person.id, email: person.email, locale: "de" });
      expect(profile).not.toHaveProperty("customer_number");
      const [before, after] = await page.evaluate<string[]>(
        "manager.getUser().then(async (user) => [user.access_token, (await manager.signinSilent()).access_token])",
      );
      expect(after).not.toBe(before);
    });
  });

  test("signs out at Keycloak and comes back", async () => {
    const person = await realm.addPerson();
    await inNewBrowser(async (page) => {
      await signInToPage(page, person);
      await page.evaluate("void manager.signoutRedirect()");
      await page.waitForURL(`${pageUrl}/`);
      await titled(page, "signed out");
      expect(await realm.admin.users.listSessions({ id: person.id })).toEqual([]);
    });
  });

  test("refuses a state that is not its own", async () => {
    await inNewBrowser(async (page) => {
      await page.goto(`${pageUrl}/callback?code=x&state=${"A".repeat(32)}`);
      await expect.poll(() => page.title()).toMatch(/^refused: .*state/i);
    });
  });

  test("finds the refresh token dead once the person is deactivated", async () => {
    const person = await realm.addPerson();
    await inNewBrowser(async (page) => {
      await signInToPage(page, person);
      await realm.admin.users.update({ id: person.id }, { enabled: false });
      const error = await page.evaluate("manager.signinSilent().then(() => null, (error) => error.error)");
      expect(error).toBe("invalid_grant");
    });
  });
});

describe("an app that only some customers may use", () => {
  test("refuses a person of another customer with a page that says why and whom to ask", async () => {
    const person = await realm.addPerson({ customerNumber: "1000002" });
    await inNewBrowser(async (page) => {
      await page.goto(`${expressUrl}/login`);
      await signIn(page, person.email, person.password);
      await page.getByText(/für „CGM LABOR“ nicht freigeschaltet/).waitFor();
      await page.getByText(/vertrieb@cgm\.example/).waitFor();
      await looker("de")(page, "17-app-refused");
      expect(await answerOf(page, "/")).toBeNull();
    });
  });

  test("refuses them in English, and with a session of another app, too", async () => {
    const person = await realm.addPerson({ customerNumber: "11000001" });
    const context = await browser.newContext({ locale: "en-GB" });
    const page = await context.newPage();
    await page.goto(pageUrl);
    await page.evaluate("void manager.signinRedirect({ ui_locales: 'de' })");
    await signIn(page, person.email, person.password);
    await page.waitForURL(/callback/);
    await page.goto(`${expressUrl}/login`);
    await page.getByText(/CGM LABOR/).waitFor();
    expect(await page.getByRole("alert").textContent()).toMatch(/vertrieb@cgm\.example/);
    await context.close();
  });

  test("refuses an account without a customer, but not the back office", async () => {
    const nobody = await realm.addPerson({ customerNumber: "" });
    await inNewBrowser(async (page) => {
      await page.goto(`${expressUrl}/login`);
      await signIn(page, nobody.email, nobody.password);
      await page.getByText(/nicht freigeschaltet/).waitFor();
    });
    const operator = await realm.addPerson({ customerNumber: "", groups: [GROUPS.operators] });
    await inNewBrowser((page) => signInToExpressApp(page, operator));
  });
});
