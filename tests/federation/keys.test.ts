import { afterAll, beforeAll, expect, test } from "vitest";
import { machine, resourceServer } from "@cgm-portal/realm-config/apps";
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from "jose";
import * as oidc from "openid-client";
import { federationRealm, type FederationRealm } from "./realm.ts";

/** Rotation as docs/federation.md describes it. */
const SECRET = "machine-federation-secret";
let realm: FederationRealm;
let program: oidc.Configuration;

beforeAll(async () => {
  realm = await federationRealm(
    resourceServer({ clientId: "orders", name: "Orders" }),
    machine({ clientId: "nightly", name: "Nightly run", apis: ["orders"], secret: SECRET }),
  );
  program = await oidc.discovery(
    new URL(realm.issuer),
    "nightly",
    undefined,
    oidc.ClientSecretBasic(SECRET),
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to stand out; the test's Keycloak is on loopback
    { execute: [oidc.allowInsecureRequests] },
  );
}, 120_000);
afterAll(() => realm.remove());

async function newToken(): Promise<string> {
  return (await oidc.clientCredentialsGrant(program)).access_token;
}

/** As an app that starts now and knows only what is published. */
async function verifies(token: string): Promise<boolean> {
  const keys = createRemoteJWKSet(new URL(`${realm.issuer}/protocol/openid-connect/certs`));
  const options = { issuer: realm.issuer, audience: "orders", algorithms: ["RS256"] };
  return jwtVerify(token, keys, options).then(
    () => true,
    () => false,
  );
}

test("keys are rotated without interruption: old tokens verify until the old key goes", async () => {
  const { admin } = realm;
  const parent = (await admin.realms.findOne({ realm: realm.name }))?.id ?? "";
  const before = await newToken();
  const oldKid = decodeProtectedHeader(before).kid;
  // An app that has been running for long, with the keys of yesterday in its cache.
  const running = createRemoteJWKSet(new URL(`${realm.issuer}/protocol/openid-connect/certs`), {
    cooldownDuration: 0,
  });
  await jwtVerify(before, running, { algorithms: ["RS256"] });

  await admin.components.create({
    name: "rsa-next",
    providerId: "rsa-generated",
    providerType: "org.keycloak.keys.KeyProvider",
    parentId: parent,
    config: {
      priority: ["200"],
      enabled: ["true"],
      active: ["true"],
      algorithm: ["RS256"],
      keySize: ["2048"],
    },
  });
  const after = await newToken();
  expect(decodeProtectedHeader(after).kid).not.toBe(oldKid);
  expect(await Promise.all([verifies(before), verifies(after)])).toEqual([true, true]);
  await jwtVerify(after, running, { algorithms: ["RS256"] });

  const keyProviders = await admin.components.find({ type: "org.keycloak.keys.KeyProvider" });
  const { keys = [] } = await admin.realms.getKeys({ realm: realm.name });
  const oldProvider = keyProviders.find(
    ({ id }) => id === keys.find(({ kid }) => kid === oldKid)?.providerId,
  );
  if (oldProvider?.id === undefined) throw new Error("The old key has no provider.");
  const id = oldProvider.id;
  await admin.components.update(
    { id },
    { ...oldProvider, config: { ...oldProvider.config, active: ["false"] } },
  );
  expect(decodeProtectedHeader(await newToken()).kid).not.toBe(oldKid);
  expect(await verifies(before)).toBe(true);

  await admin.components.del({ id });
  expect(await Promise.all([verifies(before), verifies(after)])).toEqual([false, true]);
});

test("a client's tokens stay with RS256 when the realm's default changes", async () => {
  await realm.admin.realms.update({ realm: realm.name }, { defaultSignatureAlgorithm: "ES256" });
  expect(decodeProtectedHeader(await newToken()).alg).toBe("RS256");
});
