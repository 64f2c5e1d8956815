import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { freshDatabase, type FreshDatabase } from "../../test/fresh-database.ts";
import { identityInMemory, type IdentityInMemory } from "../../test/identity-in-memory.ts";
import { CLIENT, type ProviderStandIn, startProviderStandIn } from "../../test/provider-stand-in.ts";
import { createOpenIdProvider } from "../session/open-id-provider.ts";
import { ownAccessToken } from "../session/own-authority.ts";
import { createSessions, type Sessions } from "../session/session.ts";
import { createSignIns } from "../session/sign-in.ts";
import type { Machines } from "../session/machines.ts";
import { authRoutes } from "./auth.ts";
import { sendProblems } from "./problem.ts";
import { callerOf } from "./caller.ts";

const PUBLIC_URL = "https://approval.example";
let database: FreshDatabase;
let keycloak: ProviderStandIn;
let identity: IdentityInMemory;
let sessions: Sessions;
let server: Server;

beforeAll(async () => {
  database = await freshDatabase();
  keycloak = await startProviderStandIn();
  identity = identityInMemory();
  sessions = createSessions({
    database: database.app,
    publicUrl: PUBLIC_URL,
    lifetimes: { absolute: 36_000, idle: 3_600 },
  });
  server = await listen();
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  keycloak.stop();
  await database.drop();
});

beforeEach(async () => {
  Object.assign(keycloak, {
    lies: {},
    signsWithStrangersKey: false,
    signsNothing: false,
    refusesClient: false,
    isDown: false,
    accessTokenLifetime: 300,
  });
  await database.owner.query("truncate session, sign_in, logout_token, portal_user");
  identity.isDown = false;
  identity.users.clear();
  const superAdmin = identity.add({
    email: "sabine@praxis-rhein.example",
    groups: ["portal-users", "super-admins"],
    customerNumbers: ["1000001"],
  });
  keycloak.person = {
    sub: superAdmin.id,
    sid: crypto.randomUUID(),
    name: "Sabine Admin",
    given_name: "Sabine",
    family_name: "Admin",
    email: superAdmin.email,
    locale: "en",
  };
});

/** The service's part that signs in, with a provider that has not been asked for anything yet. */
function listen(): Promise<Server> {
  const provider = createOpenIdProvider({
    keycloakUrl: keycloak.url,
    internalUrl: keycloak.url,
    realm: "cgm-portal",
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret,
    publicUrl: PUBLIC_URL,
  });
  const signIns = createSignIns({ database: database.app, publicUrl: PUBLIC_URL });
  const machines: Machines = { identify: () => Promise.resolve("unknown") };
  const application = express()
    .use(authRoutes({ database: database.app, identity, provider, sessions, signIns, publicUrl: PUBLIC_URL }))
    .get("/own-access-token", async (request, response) => {
      response.json({ token: await ownAccessToken({ sessions, provider }, request) });
    })
    .get("/api/session", async (request, response) => {
      response.json(await callerOf({ ...sessions, database: database.app, identity, machines }, request));
    })
    .use(sendProblems);
  return new Promise((resolve) => {
    const started = application.listen(0, "127.0.0.1", () => {
      resolve(started);
    });
  });
}

/** A browser: keeps the cookies it is given and follows no redirect by itself. */
function aBrowser(at: Server = server) {
  const cookies = new Map<string, string>();
  const origin = `http://127.0.0.1:${(at.address() as AddressInfo).port}`;
  return {
    cookies,
    async open(path: string, init: RequestInit = {}): Promise<Response> {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      const headers = { ...(init.headers as Record<string, string>), cookie };
      const response = await fetch(origin + path, { redirect: "manual", ...init, headers });
      for (const line of response.headers.getSetCookie()) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (value === "") cookies.delete(name);
        else cookies.set(name, value);
      }
      return response;
    },
  };
}
type Browser = ReturnType<typeof aBrowser>;

async function begin(browser: Browser, next = "/"): Promise<URL> {
  const response = await browser.open(`/auth/login?next=${encodeURIComponent(next)}`);
  expect(response.status).toBe(303);
  return new URL(response.headers.get("location") ?? "");
}

async function signIn(browser: Browser, next = "/"): Promise<Response> {
  return browser.open(`/auth/callback?${keycloak.approve(await begin(browser, next))}`);
}

async function signedInBrowser(): Promise<Browser> {
  const browser = aBrowser();
  expect((await signIn(browser)).status).toBe(303);
  return browser;
}

async function isSignedIn(browser: Browser): Promise<boolean> {
  return (await browser.open("/api/session")).status === 200;
}

const OWN_PAGE = { "sec-fetch-site": "same-origin", "content-type": "application/json" };
const logOut = (browser: Browser, headers: Record<string, string> = OWN_PAGE) =>
  browser.open("/auth/logout", { method: "POST", headers, body: "{}" });
const notify = (token: string) =>
  aBrowser().open("/auth/backchannel-logout", {
    method: "POST",
    body: new URLSearchParams({ logout_token: token }),
  });

describe("a log-in", () => {
  test("asks Keycloak for a code with PKCE, state and nonce, and to come back to the configured address", async () => {
    const browser = aBrowser();
    const response = await browser.open("/auth/login", {
      headers: { "x-forwarded-host": "evil.example", "accept-language": "en" },
    });
    const url = new URL(response.headers.get("location") ?? "");
    expect(url.origin + url.pathname).toBe(`${keycloak.url}/realms/cgm-portal/auth`);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      client_id: CLIENT.id,
      response_type: "code",
      redirect_uri: `${PUBLIC_URL}/auth/callback`,
      code_challenge_method: "S256",
      code_challenge: expect.stringMatching(/^[\w-]{43}$/) as string,
      state: expect.stringMatching(/^[\w-]{43}$/) as string,
      nonce: expect.stringMatching(/^[\w-]{43}$/) as string,
      ui_locales: "en",
    });
  });

  test("leads back to where the person wanted to go, and tells who is signed in", async () => {
    const browser = aBrowser();
    const response = await signIn(browser, "/registrations/4f1c");
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe("/registrations/4f1c");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await (await browser.open("/api/session")).json()).toMatchObject({
      name: "Sabine Admin",
      email: "sabine@praxis-rhein.example",
      role: "super-admin",
      customerNumber: "1000001",
      locale: "en",
    });
  });

  test.each(["//evil.example", "/\\evil.example", "https://evil.example/", "/auth/logout"])(
    "never leads to %s",
    async (next) => {
      expect((await signIn(aBrowser(), next)).headers.get("location")).toBe("/");
    },
  );

  test("sets cookies that no script reads, that TLS protects and that other sites cannot send along", async () => {
    const browser = aBrowser();
    const response = await signIn(browser);
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
    ]);
    expect([...browser.cookies.keys()]).toEqual(["__Host-sign-in", "__Host-session"]);
  });

  test("gives a new session id, and the one before is worth nothing", async () => {
    const browser = await signedInBrowser();
    const before = browser.cookies.get("__Host-session") ?? "";
    await signIn(browser);
    expect(browser.cookies.get("__Host-session")).not.toBe(before);
    const thief = aBrowser();
    thief.cookies.set("__Host-session", before);
    expect(await isSignedIn(thief)).toBe(false);
    expect(await isSignedIn(browser)).toBe(true);
  });

  test("takes no session id that it did not give out itself", async () => {
    const browser = aBrowser();
    browser.cookies.set("__Host-session", "A".repeat(43));
    await signIn(browser);
    expect(browser.cookies.get("__Host-session")).not.toBe("A".repeat(43));
  });

  test("works in two tabs of one browser at once", async () => {
    const browser = aBrowser();
    const first = await begin(browser, "/registrations/1");
    const second = await begin(browser, "/registrations/2");
    for (const [url, path] of [
      [second, "/registrations/2"],
      [first, "/registrations/1"],
    ] as const) {
      const response = await browser.open(`/auth/callback?${keycloak.approve(url)}`);
      expect(response.headers.get("location")).toBe(path);
    }
  });

  test("makes the person known to those who look for deciders", async () => {
    await signedInBrowser();
    const { rows } = await database.owner.query("select email, locale, is_super_admin from portal_user");
    expect(rows).toEqual([{ email: "sabine@praxis-rhein.example", locale: "en", is_super_admin: true }]);
  });

  test("does not depend on whether Keycloak's rights can be asked for", async () => {
    identity.isDown = true;
    await signedInBrowser();
  });

  test("of an employee without a right succeeds, and says that there is nothing to see", async () => {
    identity.users.clear();
    const browser = await signedInBrowser();
    const response = await browser.open("/api/session");
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: "not-entitled", name: "Sabine Admin" });
    expect((await logOut(browser)).status).toBe(200);
  });
});

describe("a log-in is refused with a page that offers another one", () => {
  async function expectRefusal(response: Response, next = "/"): Promise<void> {
    expect(response.status).toBe(400);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.getSetCookie()).toEqual([]);
    const html = await response.text();
    expect(html).toContain("Erneut anmelden");
    expect(html).toContain(`href="/auth/login?next=${encodeURIComponent(next)}"`);
    const { rows } = await database.owner.query("select from session");
    expect(rows).toEqual([]);
  }

  test("when it was begun in another browser", async () => {
    const answer = keycloak.approve(await begin(aBrowser()));
    await expectRefusal(await aBrowser().open(`/auth/callback?${answer}`));
    const withCookieOfOwn = aBrowser();
    await begin(withCookieOfOwn);
    await expectRefusal(await withCookieOfOwn.open(`/auth/callback?${answer}`));
  });

  test("when its state is not ours", async () => {
    const browser = aBrowser();
    const url = await begin(browser);
    url.searchParams.set("state", "A".repeat(43));
    await expectRefusal(await browser.open(`/auth/callback?${keycloak.approve(url)}`));
    await expectRefusal(await browser.open("/auth/callback"));
    await expectRefusal(await browser.open("/auth/callback?state=a&state=b"));
  });

  test("when it took longer than ten minutes", async () => {
    const browser = aBrowser();
    const answer = keycloak.approve(await begin(browser));
    await database.owner.query("update sign_in set expires_at = now()");
    await expectRefusal(await browser.open(`/auth/callback?${answer}`));
  });

  test("when the person cancelled it; the way back is kept", async () => {
    const browser = aBrowser();
    const state = (await begin(browser, "/registrations/4f1c")).searchParams.get("state") ?? "";
    const iss = encodeURIComponent(`${keycloak.url}/realms/cgm-portal`);
    const answer = await browser.open(`/auth/callback?error=access_denied&state=${state}&iss=${iss}`);
    await expectRefusal(answer, "/registrations/4f1c");
  });

  test("when the code is wrong", async () => {
    const browser = aBrowser();
    const answer = new URLSearchParams(keycloak.approve(await begin(browser)));
    answer.set("code", "guessed");
    await expectRefusal(await browser.open(`/auth/callback?${answer.toString()}`));
  });

  test("when the answer comes from another issuer (RFC 9207)", async () => {
    const browser = aBrowser();
    const answer = new URLSearchParams(keycloak.approve(await begin(browser)));
    answer.set("iss", "https://evil.example");
    await expectRefusal(await browser.open(`/auth/callback?${answer.toString()}`));
  });

  test.each([
    ["another nonce", { nonce: "A".repeat(43) }],
    ["no nonce", { nonce: undefined }],
    ["another audience", { aud: "portal" }],
    ["another issuer", { iss: "https://evil.example/realms/cgm-portal" }],
    ["nobody's name", { sub: undefined }],
  ])("when the ID token has %s", async (_what, lies) => {
    keycloak.lies = lies;
    await expectRefusal(await signIn(aBrowser()));
  });

  test("when the ID token has a stranger's signature, or none", async () => {
    keycloak.signsWithStrangersKey = true;
    await expectRefusal(await signIn(aBrowser()));
    Object.assign(keycloak, { signsWithStrangersKey: false, signsNothing: true });
    await expectRefusal(await signIn(aBrowser()));
  });
});

test("whoever goes back in the browser after the log-in lands on the page, not on an error", async () => {
  const browser = aBrowser();
  const callback = `/auth/callback?${keycloak.approve(await begin(browser))}`;
  await browser.open(callback);
  const again = await browser.open(callback);
  expect(again.status).toBe(303);
  expect(again.headers.get("location")).toBe("/");
});

describe("while Keycloak is away", () => {
  test("a log-in says so in the person's language, and works once it is back", async () => {
    const justStarted = await listen();
    const browser = aBrowser(justStarted);
    keycloak.isDown = true;
    const response = await browser.open("/auth/login?next=/registrations/4f1c");
    expect(response.status).toBe(503);
    const html = await response.text();
    expect(html).toContain("Die Anmeldung ist gerade nicht möglich");
    expect(html).toContain(`href="/auth/login?next=${encodeURIComponent("/registrations/4f1c")}"`);
    const english = await browser.open("/auth/login", { headers: { "accept-language": "en" } });
    expect(await english.text()).toContain("Signing in is not possible right now");
    keycloak.isDown = false;
    expect((await signIn(browser)).status).toBe(303);
    justStarted.close();
  });

  test("a log-in under way says so", async () => {
    const browser = aBrowser();
    const answer = keycloak.approve(await begin(browser));
    keycloak.isDown = true;
    expect((await browser.open(`/auth/callback?${answer}`)).status).toBe(503);
  });
});

test("a wrong client secret is not put down to the person", async () => {
  keycloak.refusesClient = true;
  expect((await signIn(aBrowser())).status).toBe(503);
});

describe("a session", () => {
  test("ends after an hour without a request, by the database's clock", async () => {
    const browser = await signedInBrowser();
    await database.owner.query("update session set last_seen_at = now() - interval '59 minutes'");
    expect(await isSignedIn(browser)).toBe(true);
    await database.owner.query("update session set last_seen_at = now() - interval '61 minutes'");
    expect(await isSignedIn(browser)).toBe(false);
  });

  test("ends ten hours after the log-in, whatever was done meanwhile", async () => {
    const browser = await signedInBrowser();
    const { rows } = await database.owner.query(
      "select expires_at - created_at = '10 hours' as ok from session",
    );
    expect(rows).toEqual([{ ok: true }]);
    await database.owner.query("update session set expires_at = now()");
    expect(await isSignedIn(browser)).toBe(false);
    await sessions.removeExpired();
    expect((await database.owner.query("select from session")).rowCount).toBe(0);
  });

  test("cannot be used by whoever holds the database", async () => {
    const browser = await signedInBrowser();
    const { rows } = await database.owner.query<{ dump: string }>(
      "select coalesce(string_agg(row::text, ''), '') as dump from (select * from session) row",
    );
    const dump = rows[0]?.dump ?? "";
    const id = browser.cookies.get("__Host-session") ?? "";
    const idToken = keycloak.lastIdToken;
    const { lastAccessToken, lastRefreshToken } = keycloak;
    const tokens = [idToken, lastAccessToken, lastRefreshToken].flatMap((token) => [token, hex(token)]);
    for (const secret of [id, Buffer.from(id, "base64url").toString("hex"), ...tokens]) {
      expect(secret).not.toBe("");
      expect(dump).not.toContain(secret);
    }
    const thief = aBrowser();
    const { rows: hashes } = await database.owner.query<{ id_hash: Buffer }>("select id_hash from session");
    thief.cookies.set("__Host-session", hashes[0]?.id_hash.toString("base64url") ?? "");
    expect(await isSignedIn(thief)).toBe(false);
  });
});

function hex(text: string): string {
  return Buffer.from(text).toString("hex");
}

describe("a log-out", () => {
  test("ends the session on the server and leads on to Keycloak's", async () => {
    const browser = await signedInBrowser();
    const stolen = browser.cookies.get("__Host-session") ?? "";
    const { location } = (await (await logOut(browser)).json()) as { location: string };
    const url = new URL(location);
    expect(url.pathname).toBe("/realms/cgm-portal/logout");
    expect(url.searchParams.get("id_token_hint")).toBe(keycloak.lastIdToken);
    expect(url.searchParams.get("post_logout_redirect_uri")).toBe(`${PUBLIC_URL}/`);
    expect(browser.cookies.has("__Host-session")).toBe(false);
    const thief = aBrowser();
    thief.cookies.set("__Host-session", stolen);
    expect(await isSignedIn(thief)).toBe(false);
  });

  test("without a session leads to the first page", async () => {
    expect(await (await logOut(aBrowser())).json()).toEqual({ location: "/" });
  });

  test("cannot be asked for by another site, nor by a form", async () => {
    const browser = await signedInBrowser();
    const foreign = await logOut(browser, { ...OWN_PAGE, "sec-fetch-site": "cross-site" });
    expect(foreign.status).toBe(403);
    const form = await logOut(browser, { ...OWN_PAGE, "content-type": "text/plain" });
    expect(form.status).toBe(415);
    expect(await isSignedIn(browser)).toBe(true);
  });
});

describe("Keycloak's back-channel log-out", () => {
  test("ends the session it names and leaves the person's others alone", async () => {
    const ended = await signedInBrowser();
    const { sid, sub } = keycloak.person;
    keycloak.person["sid"] = crypto.randomUUID();
    const other = await signedInBrowser();
    const response = await notify(await keycloak.logoutToken({ sid, sub }));
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await isSignedIn(ended)).toBe(false);
    expect(await isSignedIn(other)).toBe(true);
  });

  test("without a session id ends all of the person's, and nobody else's", async () => {
    const first = await signedInBrowser();
    const { sub } = keycloak.person;
    keycloak.person["sid"] = crypto.randomUUID();
    const second = await signedInBrowser();
    Object.assign(keycloak.person, {
      sub: identity.add({ email: "o@cgm.example", groups: ["operators"] }).id,
    });
    const somebodyElse = await signedInBrowser();
    await notify(await keycloak.logoutToken({ sub }));
    expect(await isSignedIn(first)).toBe(false);
    expect(await isSignedIn(second)).toBe(false);
    expect(await isSignedIn(somebodyElse)).toBe(true);
  });

  test("is obeyed once: the same token later ends no new session", async () => {
    const token = await keycloak.logoutToken({ sub: keycloak.person["sub"] });
    expect((await notify(token)).status).toBe(200);
    const browser = await signedInBrowser();
    expect((await notify(token)).status).toBe(400);
    expect(await isSignedIn(browser)).toBe(true);
  });

  test.each<[string, () => Promise<string>]>([
    ["an ID token", () => Promise.resolve(keycloak.lastIdToken)],
    [
      "a token for another client",
      () => keycloak.logoutToken({ sid: keycloak.person["sid"], aud: "portal" }),
    ],
    ["no token", () => Promise.resolve("x")],
  ])("is not obeyed with %s", async (_what, makeToken) => {
    const browser = await signedInBrowser();
    expect((await notify(await makeToken())).status).toBe(400);
    expect(await isSignedIn(browser)).toBe(true);
  });
});

describe("the person's own authority", () => {
  const accessToken = async (browser: Browser): Promise<unknown> => {
    const response = await browser.open("/own-access-token");
    return response.status === 200 ? ((await response.json()) as { token?: string }).token : response.status;
  };

  test("is the access token of the log-in, while it lasts", async () => {
    const browser = await signedInBrowser();
    const token = keycloak.lastAccessToken;
    expect(await accessToken(browser)).toBe(token);
    expect(await accessToken(browser)).toBe(token);
  });

  test("is renewed before it ends, and what is new is kept", async () => {
    keycloak.accessTokenLifetime = 10;
    const browser = await signedInBrowser();
    const first = keycloak.lastAccessToken;
    keycloak.accessTokenLifetime = 300;
    const second = await accessToken(browser);
    expect(second).toBe(keycloak.lastAccessToken);
    expect(second).not.toBe(first);
    expect(await accessToken(browser)).toBe(second);
    expect((await logOut(browser)).status).toBe(200);
  });

  test("is nobody's once Keycloak's session has ended, without a session, and with another's cookie", async () => {
    keycloak.accessTokenLifetime = 10;
    const browser = await signedInBrowser();
    keycloak.sessionHasEnded = true;
    expect(await accessToken(browser)).toBeUndefined();
    expect(await accessToken(aBrowser())).toBeUndefined();
    await sessions.endByNotice({ sid: undefined, userId: String(keycloak.person["sub"]), tokenId: "t" });
    expect(await accessToken(browser)).toBeUndefined();
  });

  test("waits for Keycloak while it is away", async () => {
    keycloak.accessTokenLifetime = 10;
    const browser = await signedInBrowser();
    keycloak.isDown = true;
    expect(await accessToken(browser)).toBe(503);
    keycloak.isDown = false;
    expect(await accessToken(browser)).toBe(keycloak.lastAccessToken);
  });
});
