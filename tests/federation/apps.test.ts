import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type App, nativeApp, webApp } from "@cgm-portal/realm-config/apps";
import { GROUPS } from "@cgm-portal/realm-config/names";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { looker } from "../journey/look.ts";
import { nthMailTo } from "../journey/mailbox.ts";
import { signIn } from "../journey/steps.ts";
import { startExpressApp } from "./express-openid-connect-app.ts";
import { startKeycloakJsApp } from "./keycloak-js-app.ts";
import { startPageApp } from "./oidc-client-ts-app.ts";
import { freePort } from "./ports.ts";
import { federationRealm, type FederationRealm, type Person } from "./realm.ts";
import { forgeInBrowser, type Forgery, unsigned, Way } from "./tampering.ts";

/** Apps by libraries that we did not write, declared by the templates, and who may use them. */
const SECRET = "express-app-federation-secret";
let browser: Browser;
let realm: FederationRealm;
let expressUrl: string;
let pageUrl: string;
let keycloakJsUrl: string;
const way = new Way();
const stops: (() => Promise<void>)[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
  expressUrl = `http://localhost:${await freePort()}`;
  pageUrl = `http://localhost:${await freePort()}`;
  keycloakJsUrl = `http://localhost:${await freePort()}`;
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
    pageOf("page", pageUrl),
    pageOf("keycloak-js", keycloakJsUrl, { withoutDpop: true }),
  );
  stops.push(
    await startExpressApp({ ...realm, url: expressUrl, clientId: "labor", clientSecret: SECRET, way }),
  );
  stops.push(await startPageApp({ ...realm, url: pageUrl, clientId: "page" }));
  stops.push(await startKeycloakJsApp({ ...realm, url: keycloakJsUrl, clientId: "keycloak-js" }));
}, 120_000);
afterAll(async () => {
  await browser.close();
  for (const stop of stops) await stop();
  await realm.remove();
});

/** No template is for pages that hold tokens: what such a page needs besides is that it may ask from its origin. */
function pageOf(clientId: string, url: string, more: { withoutDpop?: boolean } = {}): App {
  const appLinks = [`${url}/callback`, `${url}/`];
  const native = nativeApp({ clientId, name: "A page", appLinks, claims: ["profile", "email"], ...more });
  return { ...native, webOrigins: [url] };
}

async function titled(page: Page, title: string | RegExp): Promise<void> {
  await expect.poll(() => page.title(), { timeout: 10_000 }).toMatch(title);
}

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

async function signInToPage(page: Page, { email, password }: Person): Promise<void> {
  await page.goto(pageUrl);
  await page.evaluate("void manager.signinRedirect()");
  await signIn(page, email, password);
  await page.waitForURL(/callback/);
  await titled(page, "signed in");
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
      await page.getByText(/^refused: /).waitFor();
      expect(new URL(page.url()).pathname).toBe("/callback");
      expect(await answerOf(page, "/")).toBeNull();
    });
  });
});

describe("express-openid-connect, when the ID token was exchanged on its way,", () => {
  /** The ID token that another log-in of this person ends with. */
  async function otherToken(person: Person, logIn: (page: Page) => Promise<string>): Promise<Forgery> {
    const context = await browser.newContext({ locale: "de-DE" });
    const token = await logIn(await context.newPage());
    await realm.admin.users.logout({ id: person.id });
    await context.close();
    return () => token;
  }

  const ofAnotherApp = (person: Person): Promise<Forgery> =>
    otherToken(person, async (page) => {
      await signInToPage(page, person);
      return page.evaluate<string>("manager.getUser().then((user) => user.id_token)");
    });

  const ofAnEarlierLogIn = (person: Person): Promise<Forgery> =>
    otherToken(person, async (page) => {
      await signInToExpressApp(page, person);
      return String((await answerOf(page, "/id-token"))?.["idToken"]);
    });

  test.each([
    ["that nobody signed", () => unsigned, /invalid response/],
    ["of another app", ofAnotherApp, /unexpected JWT claim value|invalid response/],
    ["of an earlier log-in", ofAnEarlierLogIn, /unexpected JWT claim value/],
  ])("refuses one %s", async (_what, forgeryFor, reason) => {
    const person = await realm.addPerson();
    way.forge = await forgeryFor(person);
    await inNewBrowser(async (page) => {
      await page.goto(`${expressUrl}/login`);
      await signIn(page, person.email, person.password);
      await page.getByText(/^refused: /).waitFor();
      expect(await page.textContent("body")).toMatch(reason);
      expect(await answerOf(page, "/")).toBeNull();
    }).finally(() => (way.forge = undefined));
  });
});

describe("oidc-client-ts", () => {
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

  test("refuses the ID token of an earlier log-in", async () => {
    const person = await realm.addPerson();
    await inNewBrowser(async (page) => {
      await signInToPage(page, person);
      const earlier = await page.evaluate<string>("manager.getUser().then((user) => user.id_token)");
      await forgeInBrowser(page, () => earlier);
      await page.evaluate("void manager.signinRedirect({ nonce: crypto.randomUUID() })");
      await titled(page, /^refused: nonce/);
    });
  });

  test("cannot use its refresh token without the key that the browser keeps", async () => {
    const person = await realm.addPerson();
    await inNewBrowser(async (page) => {
      await signInToPage(page, person);
      const stolen = await page.evaluate<string>("manager.getUser().then((user) => user.refresh_token)");
      const answer = await fetch(`${realm.issuer}/protocol/openid-connect/token`, {
        method: "POST",
        body: new URLSearchParams({ grant_type: "refresh_token", client_id: "page", refresh_token: stolen }),
      });
      expect(answer.status).toBe(400);
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

describe("keycloak-js", () => {
  async function signInToKeycloakJs(page: Page, { email, password }: Person): Promise<void> {
    await page.goto(keycloakJsUrl);
    await titled(page, "signed out");
    await page.evaluate("void keycloak.login()");
    await signIn(page, email, password);
    await page.waitForURL(/callback/);
    await titled(page, "signed in");
  }

  test("signs in, gets no refresh token, and asks Keycloak again without anybody typing", async () => {
    const person = await realm.addPerson();
    await inNewBrowser(async (page) => {
      await signInToKeycloakJs(page, person);
      expect(await page.evaluate("keycloak.idTokenParsed")).toMatchObject({
        sub: person.id,
        aud: "keycloak-js",
      });
      expect(await page.evaluate("keycloak.refreshToken ?? null")).toBeNull();
      const before = await page.evaluate("keycloak.token");
      await page.evaluate("void keycloak.login({ prompt: 'none' })");
      await page.waitForFunction(
        "document.title === 'signed in' && keycloak.token !== " + JSON.stringify(before),
      );
    });
  });

  test("signs out at Keycloak and comes back", async () => {
    const person = await realm.addPerson();
    await inNewBrowser(async (page) => {
      await signInToKeycloakJs(page, person);
      await page.evaluate(`void keycloak.logout({ redirectUri: "${keycloakJsUrl}/" })`);
      await page.waitForURL(`${keycloakJsUrl}/`);
      await titled(page, "signed out");
      expect(await realm.admin.users.listSessions({ id: person.id })).toEqual([]);
    });
  });

  test("makes nothing of a state that is not its own", async () => {
    await inNewBrowser(async (page) => {
      await page.goto(`${keycloakJsUrl}/callback?code=x&state=${"A".repeat(32)}`);
      await titled(page, "signed out");
    });
  });

  test("refuses the ID token of an earlier log-in", async () => {
    const person = await realm.addPerson();
    await inNewBrowser(async (page) => {
      await signInToKeycloakJs(page, person);
      const earlier = await page.evaluate<string>("keycloak.idToken");
      await forgeInBrowser(page, () => earlier);
      await page.evaluate("void keycloak.login()");
      await titled(page, /^refused: .*nonce/i);
    });
  });

  test("is told that nobody is signed in once the person is deactivated", async () => {
    const person = await realm.addPerson();
    await inNewBrowser(async (page) => {
      await signInToKeycloakJs(page, person);
      await realm.admin.users.update({ id: person.id }, { enabled: false });
      await realm.admin.users.logout({ id: person.id });
      await page.evaluate("void keycloak.login({ prompt: 'none' })");
      await titled(page, /^(signed out|refused: login_required)/);
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

  test("is not opened by a forgotten password to those whom it is closed to, and is to the others", async () => {
    await realm.sendMails();
    for (const [customerNumber, shown] of [
      ["1000002", /für „CGM LABOR“ nicht freigeschaltet/],
      ["1000001", /Passwort (ändern|festlegen)/i],
    ] as const) {
      const { email } = await realm.addPerson({ customerNumber });
      await inNewBrowser(async (page) => {
        await page.goto(`${expressUrl}/login`);
        await page.getByRole("link", { name: /Passwort vergessen/ }).click();
        await page.getByLabel("E-Mail").fill(email);
        await page.getByRole("button").last().click();
        const { text } = await nthMailTo(email, 1);
        await page.goto(/https?:\/\/\S+action-token\S+/.exec(text)?.[0] ?? "");
        await page.getByText(shown).first().waitFor();
      });
    }
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
