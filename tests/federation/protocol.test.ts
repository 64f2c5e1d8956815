import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { machine, nativeApp, resourceServer, singlePageApp, webApp } from "@cgm-portal/realm-config/apps";
import { CompactSign, createRemoteJWKSet, exportJWK, generateKeyPair, jwtVerify } from "jose";
import * as oidc from "openid-client";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { type OpenIdClientApp, startOpenIdClientApp } from "./openid-client-app.ts";
import { freePort } from "./ports.ts";
import { federationRealm, type FederationRealm } from "./realm.ts";
import { unsigned } from "./tampering.ts";

/** What the contract promises and forbids, step by step with openid-client, against each template. */
const API_SECRET = "orders-federation-secret";
const MACHINE_SECRET = "machine-federation-secret";
const PAGE_SECRET = "page-backend-federation-secret";
let browser: Browser;
let realm: FederationRealm;
let web: OpenIdClientApp;
let pageBackend: OpenIdClientApp;
let native: OpenIdClientApp;
let oldNative: OpenIdClientApp;
let webUrl: string;

beforeAll(async () => {
  browser = await launchBrowser();
  webUrl = `http://localhost:${await freePort()}`;
  const pageUrl = `http://localhost:${await freePort()}`;
  // Declared without a port: RFC 8252 lets a native app take whichever is free.
  const loopback = async (): Promise<string> => `http://127.0.0.1:${await freePort()}/callback`;
  realm = await federationRealm(
    resourceServer({ clientId: "orders", name: "Orders", secret: API_SECRET }),
    webApp({
      clientId: "shop",
      name: "Shop",
      url: webUrl,
      claims: ["email", "customer", "roles"],
      apis: ["orders"],
      jwksUrl: `${webUrl}/jwks`,
    }),
    singlePageApp({
      clientId: "cockpit",
      name: "CGM COCKPIT",
      url: pageUrl,
      claims: ["customer"],
      secret: PAGE_SECRET,
      access: { customers: ["1000001"], contact: "vertrieb@cgm.example" },
    }),
    nativeApp({ clientId: "desktop", name: "Desktop", claims: ["profile"] }),
    nativeApp({ clientId: "old-desktop", name: "Old desktop", claims: [], withoutDpop: true }),
    machine({ clientId: "nightly", name: "Nightly run", apis: ["orders"], secret: MACHINE_SECRET }),
  );
  const { privateKey, publicKey } = await generateKeyPair("PS256");
  const jwk = { ...(await exportJWK(publicKey)), kid: "shop-1", alg: "PS256", use: "sig" };
  web = await startOpenIdClientApp({
    issuer: realm.issuer,
    clientId: "shop",
    authentication: oidc.PrivateKeyJwt({ key: privateKey, kid: "shop-1" }),
    redirectUri: `${webUrl}/auth/callback`,
    jwks: { keys: [jwk] },
  });
  pageBackend = await startOpenIdClientApp({
    issuer: realm.issuer,
    clientId: "cockpit",
    authentication: oidc.ClientSecretBasic(PAGE_SECRET),
    redirectUri: `${pageUrl}/bff/callback`,
  });
  const installed = { issuer: realm.issuer, authentication: oidc.None(), par: false };
  native = await startOpenIdClientApp({
    ...installed,
    clientId: "desktop",
    redirectUri: await loopback(),
  });
  oldNative = await startOpenIdClientApp({
    ...installed,
    clientId: "old-desktop",
    redirectUri: await loopback(),
  });
}, 120_000);
afterAll(async () => {
  await browser.close();
  await web.stop();
  await pageBackend.stop();
  await native.stop();
  await oldNative.stop();
  await realm.remove();
});

async function freshPage(): Promise<Page> {
  for (const context of browser.contexts()) await context.close();
  return (await browser.newContext({ locale: "de-DE" })).newPage();
}

describe("a log-in by openid-client", () => {
  test("with private_key_jwt and a pushed request gives the claims asked for, the API's audience, and refreshes", async () => {
    const person = await realm.addPerson();
    const tokens = await web.signIn(await freshPage(), person);
    expect(tokens.claims()).toMatchObject({
      sub: person.id,
      email_verified: true,
      customer_number: "1000001",
    });
    expect(tokens.claims()).not.toHaveProperty("name");
    expect(await accessClaims(tokens.access_token)).toMatchObject({ aud: "orders", azp: "shop" });
    const refreshed = await oidc.refreshTokenGrant(web.configuration, tokens.refresh_token ?? "");
    expect(refreshed.claims()).toMatchObject({ sub: person.id });
    const user = await oidc.fetchUserInfo(web.configuration, refreshed.access_token, person.id);
    expect(user).toMatchObject({ customer_number: "1000001" });
  });

  test("sends the organization claim to an app that asks for it, and not unasked", async () => {
    const person = await realm.addPerson({ customerNumber: "1000007" });
    const { callback, checks } = await web.authorize(await freshPage(), person, {
      scope: "openid organization",
    });
    const tokens = await oidc.authorizationCodeGrant(web.configuration, callback, checks);
    expect(tokens.claims()).toMatchObject({ organization: ["1000007"], customer_number: "1000007" });
    const unasked = await web.signIn(await freshPage(), person);
    expect(unasked.claims()).not.toHaveProperty("organization");
  });

  test("by the backend of a single-page application, with a secret, is for its customers alone", async () => {
    const tokens = await pageBackend.signIn(await freshPage(), await realm.addPerson());
    expect(tokens.claims()).toMatchObject({ aud: "cockpit", customer_number: "1000001" });
    const stranger = await realm.addPerson({ customerNumber: "1000002" });
    const page = await freshPage();
    const refused = page.getByText(/für „CGM COCKPIT“ nicht freigeschaltet/).waitFor();
    const arrived = pageBackend.authorize(page, stranger).then(() => "arrived");
    expect(await Promise.race([arrived, refused.then(() => "refused")])).toBe("refused");
  });

  test("of a native app ends on any port of the loopback interface; its tokens are bound to its key", async () => {
    const key = await newKey(native);
    const tokens = await native.signIn(await freshPage(), await realm.addPerson(), key);
    expect(tokens.claims()).toMatchObject({ aud: "desktop", name: "Erika Mustermann" });
    expect(tokens.claims()).not.toHaveProperty("customer_number");
    const access = await accessClaims(tokens.access_token);
    expect(access).not.toHaveProperty("aud");
    expect(access).toHaveProperty("cnf.jkt", await key.calculateThumbprint());

    const refreshToken = tokens.refresh_token ?? "";
    const refresh = (dpop?: oidc.DPoPHandle): Promise<unknown> =>
      oidc.refreshTokenGrant(native.configuration, refreshToken, undefined, dpop && { DPoP: dpop });
    expect(await refresh(key)).toHaveProperty("access_token");
    await expect(refresh()).rejects.toThrow();
    await expect(refresh(await newKey(native))).rejects.toThrow();
  });

  test("of a native app without its key is refused", async () => {
    const { callback, checks } = await native.authorize(await freshPage(), await realm.addPerson());
    await expect(oidc.authorizationCodeGrant(native.configuration, callback, checks)).rejects.toThrow();
  });

  test("of a native app whose library knows no such keys gives it no refresh token", async () => {
    const tokens = await oldNative.signIn(await freshPage(), await realm.addPerson());
    expect(tokens.claims()).toMatchObject({ aud: "old-desktop" });
    expect(tokens).not.toHaveProperty("refresh_token");
  });

  test.each([
    ["state", { expectedState: "another" }],
    ["nonce", { expectedNonce: "another" }],
    ["PKCE verifier", { pkceCodeVerifier: oidc.randomPKCECodeVerifier() }],
  ])("with another %s is refused", async (_what, wrong) => {
    const { callback, checks } = await web.authorize(await freshPage(), await realm.addPerson());
    await expect(
      oidc.authorizationCodeGrant(web.configuration, callback, { ...checks, ...wrong }),
    ).rejects.toThrow();
  });

  test("with an ID token that nobody signed, of another app, or of an earlier log-in is refused", async () => {
    const page = await freshPage();
    const person = await realm.addPerson();
    const earlier = (await web.signIn(page, person)).id_token ?? "";
    const foreign = (await oldNative.signIn(await freshPage(), person)).id_token ?? "";
    for (const [forge, reason] of [
      [unsigned, /"alg"/],
      [() => foreign, /"aud"/],
      [() => earlier, /"nonce"/],
    ] as const) {
      const { callback, checks } = await web.authorize(await freshPage(), person);
      web.way.forge = forge;
      const redeemed = oidc.authorizationCodeGrant(web.configuration, callback, checks);
      const error: unknown = await redeemed.catch((failure: unknown) => failure);
      expect(error).toHaveProperty("cause.message", expect.stringMatching(reason));
      web.way.forge = undefined;
    }
  });

  test("uses a code once: twice ends the sign-in", async () => {
    const { callback, checks } = await web.authorize(await freshPage(), await realm.addPerson());
    const first = await oidc.authorizationCodeGrant(web.configuration, callback, checks);
    await expect(oidc.authorizationCodeGrant(web.configuration, callback, checks)).rejects.toThrow();
    await expect(oidc.refreshTokenGrant(web.configuration, first.refresh_token ?? "")).rejects.toMatchObject({
      error: "invalid_grant",
    });
  });
});

test("a deactivated person's tokens are dead at once: refresh, userinfo, introspection", async () => {
  const person = await realm.addPerson();
  const tokens = await web.signIn(await freshPage(), person);
  const api = await discover("orders", API_SECRET);
  expect(await oidc.tokenIntrospection(api, tokens.access_token)).toMatchObject({
    active: true,
    sub: person.id,
  });
  await realm.admin.users.update({ id: person.id }, { enabled: false });
  await expect(oidc.refreshTokenGrant(web.configuration, tokens.refresh_token ?? "")).rejects.toMatchObject({
    error: "invalid_grant",
  });
  await expect(oidc.fetchUserInfo(web.configuration, tokens.access_token, person.id)).rejects.toThrow();
  expect(await oidc.tokenIntrospection(api, tokens.access_token)).toEqual({ active: false });
});

test("a removed person's tokens are dead at once", async () => {
  const person = await realm.addPerson();
  const tokens = await web.signIn(await freshPage(), person);
  await realm.admin.users.del({ id: person.id });
  await expect(oidc.refreshTokenGrant(web.configuration, tokens.refresh_token ?? "")).rejects.toMatchObject({
    error: "invalid_grant",
  });
});

test("a program gets a token for the API and for nothing else", async () => {
  const program = await discover("nightly", MACHINE_SECRET);
  const tokens = await oidc.clientCredentialsGrant(program);
  const claims = await accessClaims(tokens.access_token);
  expect(claims).toMatchObject({ aud: "orders", azp: "nightly" });
  expect(tokens).not.toHaveProperty("refresh_token");
  for (const claim of ["customer_number", "roles", "email", "realm_access", "resource_access"])
    expect(claims).not.toHaveProperty(claim);
});

describe("an API refuses", () => {
  /** As docs/federation.md says: signature by the published keys, algorithm, issuer, audience, time. */
  async function api(token: string, options: { name?: string; issuer?: string; now?: Date } = {}) {
    const { name = "orders", issuer = realm.issuer, now = new Date() } = options;
    const keys = createRemoteJWKSet(new URL(`${realm.issuer}/protocol/openid-connect/certs`));
    return jwtVerify(token, keys, {
      issuer,
      audience: name,
      algorithms: ["RS256"],
      clockTolerance: "30 seconds",
      currentDate: now,
    });
  }
  let tokens: Awaited<ReturnType<OpenIdClientApp["signIn"]>>;
  beforeAll(async () => {
    tokens = await web.signIn(await freshPage(), await realm.addPerson());
  });

  test("nothing of a token that is meant for it", async () => {
    expect((await api(tokens.access_token)).payload).toMatchObject({ customer_number: "1000001" });
  });

  test("one for another API", async () => {
    await expect(api(tokens.access_token, { name: "invoices" })).rejects.toThrow(/"aud"/);
  });

  test("an ID token", async () => {
    await expect(api(tokens.id_token ?? "")).rejects.toThrow(/"aud"/);
  });

  test("one of an app that may not call it", async () => {
    const { access_token: token } = await oldNative.signIn(await freshPage(), await realm.addPerson());
    await expect(api(token)).rejects.toThrow(/"aud"/);
  });

  test("one of another issuer, though the keys fit", async () => {
    await expect(api(tokens.access_token, { issuer: `${realm.issuer}-2` })).rejects.toThrow(/"iss"/);
  });

  test("one that has run out: six minutes later at most", async () => {
    const now = new Date(Date.now() + 6 * 60_000);
    await expect(api(tokens.access_token, { now })).rejects.toThrow(/"exp"/);
  });

  test("one that nobody signed, and one that somebody else did", async () => {
    await expect(api(unsigned(tokens.access_token))).rejects.toThrow(/"alg"/);
    const { privateKey } = await generateKeyPair("RS256");
    const [header = "", payload = ""] = tokens.access_token.split(".");
    const bytes = Buffer.from(payload, "base64url");
    const protectedHeader = JSON.parse(Buffer.from(header, "base64url").toString()) as { alg: string };
    const forged = await new CompactSign(bytes).setProtectedHeader(protectedHeader).sign(privateKey);
    await expect(api(forged)).rejects.toThrow(/signature/);
  });
});

describe("Keycloak refuses", () => {
  const authorization = (parameters: Record<string, string>): string => {
    const challenge = { code_challenge: "A".repeat(43), code_challenge_method: "S256" };
    const standard = { client_id: "desktop", response_type: "code", scope: "openid", ...challenge };
    const query = new URLSearchParams({
      ...standard,
      redirect_uri: "http://127.0.0.1:7/callback",
      ...parameters,
    });
    return `${realm.issuer}/protocol/openid-connect/auth?${query.toString()}`;
  };
  const answer = async (parameters: Record<string, string>): Promise<string> => {
    const response = await fetch(authorization(parameters), { redirect: "manual" });
    return `${response.status} ${response.headers.get("location") ?? ""}`;
  };

  test("nothing of a right request", async () => {
    expect(await answer({})).toBe("200 ");
  });

  test.each([
    ["another path", { redirect_uri: "http://127.0.0.1:7/callback/more" }],
    ["another host", { redirect_uri: "http://evil.example/callback" }],
    ["a query of its own", { redirect_uri: "http://127.0.0.1:7/callback?x=1" }],
    ["a dot segment", { redirect_uri: "http://127.0.0.1:7/x/../callback" }],
  ])("a redirect URI with %s, and does not redirect there", async (_what, parameters) => {
    expect(await answer(parameters)).toBe("400 ");
  });

  test.each([
    ["the implicit flow", { response_type: "token" }, "unauthorized_client|unsupported_response_type"],
    [
      "the hybrid flow",
      { response_type: "code id_token", nonce: "n" },
      "unauthorized_client|unsupported_response_type",
    ],
    ["plain PKCE", { code_challenge_method: "plain" }, "invalid_request"],
    ["no PKCE", { code_challenge: "", code_challenge_method: "" }, "invalid_request"],
    ["a scope the app does not have", { scope: "openid customer" }, "invalid_scope"],
  ])("%s", async (_what, parameters, error) => {
    expect(await answer(parameters)).toMatch(new RegExp(`error=(${error})`));
  });

  test("a request that was not pushed, of an app that can push", async () => {
    const url = authorization({ client_id: "shop", redirect_uri: `${webUrl}/auth/callback` });
    const response = await fetch(url, { redirect: "manual" });
    expect(`${response.status} ${response.headers.get("location") ?? ""}`).toMatch(
      /^400|error=invalid_request/,
    );
  });

  test("the password grant", async () => {
    const { email, password } = await realm.addPerson();
    const program = await discover("nightly", MACHINE_SECRET);
    await expect(
      oidc.genericGrantRequest(program, "password", { username: email, password, scope: "openid" }),
    ).rejects.toMatchObject({ error: "unauthorized_client" });
  });
});

async function discover(clientId: string, secret: string): Promise<oidc.Configuration> {
  return oidc.discovery(new URL(realm.issuer), clientId, undefined, oidc.ClientSecretBasic(secret), {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to stand out; the test's Keycloak is on loopback
    execute: [oidc.allowInsecureRequests],
  });
}

async function newKey({ configuration }: OpenIdClientApp): Promise<oidc.DPoPHandle> {
  return oidc.getDPoPHandle(configuration, await oidc.randomDPoPKeyPair());
}

/** What an API sees, once it has verified the token by the published keys. */
async function accessClaims(token: string): Promise<Record<string, unknown>> {
  const keys = createRemoteJWKSet(new URL(`${realm.issuer}/protocol/openid-connect/certs`));
  return (await jwtVerify(token, keys, { issuer: realm.issuer, algorithms: ["RS256"] })).payload;
}
