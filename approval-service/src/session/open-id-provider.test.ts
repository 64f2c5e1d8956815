import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  createOpenIdProvider,
  LogoutTokenRefused,
  type OpenIdProvider,
  ProviderUnavailable,
} from "./open-id-provider.ts";

const EVENT = { "http://schemas.openid.net/event/backchannel-logout": {} };
const keys = await generateKeyPair("RS256");
const strangersKeys = await generateKeyPair("RS256");
let server: Server;
let issuer: string;
let provider: OpenIdProvider;

beforeAll(async () => {
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: "1", alg: "RS256", use: "sig" };
  server = createServer((_request, response) => response.end(JSON.stringify({ keys: [jwk] })));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const keycloakUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  issuer = `${keycloakUrl}/realms/portal`;
  provider = providerAt(keycloakUrl);
});
afterAll(() => server.close());

function providerAt(keycloakUrl: string, internalUrl = keycloakUrl): OpenIdProvider {
  return createOpenIdProvider({
    keycloakUrl,
    internalUrl,
    realm: "portal",
    clientId: "approval-ui",
    clientSecret: "secret",
    publicUrl: "http://localhost:3000",
  });
}

function logoutToken(differences: Record<string, unknown> = {}): SignJWT {
  const claims = { iss: issuer, aud: "approval-ui", sub: "user", sid: "session", jti: "1", events: EVENT };
  return new SignJWT({ ...claims, ...differences })
    .setProtectedHeader({ alg: "RS256", kid: "1" })
    .setIssuedAt();
}

test("Keycloak's logout token names the session to end", async () => {
  const token = await logoutToken().sign(keys.privateKey);
  expect(await provider.verifyLogoutToken(token)).toEqual({ sid: "session", userId: "user", tokenId: "1" });
});

test("a clock that runs a little fast at Keycloak's does no harm", async () => {
  const token = await logoutToken()
    .setIssuedAt(Math.floor(Date.now() / 1000) + 10)
    .sign(keys.privateKey);
  expect(await provider.verifyLogoutToken(token)).toMatchObject({ sid: "session" });
});

test.each([
  ["for another client", { aud: "portal" }],
  ["of another issuer", { iss: "https://evil.example" }],
  ["with a nonce", { nonce: "n" }],
  ["without the event", { events: {} }],
  ["without an id", { jti: undefined }],
  ["that names nobody", { sub: undefined, sid: undefined }],
])("a token %s is refused", async (_what, differences) => {
  const token = await logoutToken(differences).sign(keys.privateKey);
  await expect(provider.verifyLogoutToken(token)).rejects.toThrow(LogoutTokenRefused);
});

test("an old token is refused", async () => {
  const token = await logoutToken()
    .setIssuedAt(Math.floor(Date.now() / 1000) - 600)
    .sign(keys.privateKey);
  await expect(provider.verifyLogoutToken(token)).rejects.toThrow(LogoutTokenRefused);
});

test("a token signed by a stranger, or not at all, is refused", async () => {
  await expect(
    provider.verifyLogoutToken(await logoutToken().sign(strangersKeys.privateKey)),
  ).rejects.toThrow(LogoutTokenRefused);
  const [, payload] = (await logoutToken().sign(keys.privateKey)).split(".");
  const unsigned = `${Buffer.from('{"alg":"none"}').toString("base64url")}.${payload}.`;
  await expect(provider.verifyLogoutToken(unsigned)).rejects.toThrow(LogoutTokenRefused);
});

test("whether a token is Keycloak's cannot be said while its keys cannot be read", async () => {
  const token = await logoutToken().sign(keys.privateKey);
  const withoutKeys = providerAt(issuer.replace("/realms/portal", ""), "http://127.0.0.1:1");
  await expect(withoutKeys.verifyLogoutToken(token)).rejects.toThrow(ProviderUnavailable);
});
