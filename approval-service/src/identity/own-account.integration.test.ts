import { randomUUID } from "node:crypto";
import { ATTRIBUTES, GROUPS } from "@cgm-portal/realm-config/names";
import type KeycloakAdminClient from "@keycloak/keycloak-admin-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keycloakAdmin } from "../../test/keycloak-admin.ts";

/**
 * What a person may change about themselves by the interface behind Keycloak's account console (GUARDS R3); by the form of
 * UPDATE_PROFILE: realm-config/test/legal.integration.test.ts.
 */
const REALM_URL = `${process.env["TEST_KEYCLOAK_URL"] ?? ""}/realms/cgm-portal`;
let admin: KeycloakAdminClient;
let userId: string;
let clientId: string;
let token: string;

beforeAll(async () => {
  admin = await keycloakAdmin();
  const email = `${randomUUID()}@praxis.example`;
  ({ id: userId } = await admin.users.create({
    username: email,
    email,
    emailVerified: true,
    enabled: true,
    firstName: "Erika",
    lastName: "Mustermann",
    groups: [GROUPS.portalUsers],
    attributes: {
      [ATTRIBUTES.customerNumber]: ["1000001"],
      [ATTRIBUTES.registrationId]: ["a-registration"],
      "terms-2026-11": ["accepted"],
      "privacy-2026-11": ["accepted"],
    },
    credentials: [{ type: "password", value: "Blaue-Bank-7-am-Rhein", temporary: false }],
  }));
  // A client that takes passwords and whose tokens open the account: for this test alone.
  ({ id: clientId } = await admin.clients.create({
    clientId: `test-${randomUUID()}`,
    publicClient: true,
    standardFlowEnabled: false,
    directAccessGrantsEnabled: true,
    fullScopeAllowed: true,
    protocolMappers: [
      {
        name: "account",
        protocol: "openid-connect",
        protocolMapper: "oidc-audience-mapper",
        config: { "included.client.audience": "account", "access.token.claim": "true" },
      },
      {
        name: "roles",
        protocol: "openid-connect",
        protocolMapper: "oidc-usermodel-client-role-mapper",
        config: {
          "access.token.claim": "true",
          "claim.name": "resource_access.${client_id}.roles",
          multivalued: "true",
        },
      },
    ],
  }));
  const client = await admin.clients.findOne({ id: clientId });
  const answer = await fetch(`${REALM_URL}/protocol/openid-connect/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "password",
      client_id: client?.clientId ?? "",
      username: email,
      password: "Blaue-Bank-7-am-Rhein",
    }),
  });
  token = ((await answer.json()) as { access_token: string }).access_token;
});
afterAll(async () => {
  await admin.clients.del({ id: clientId });
  await admin.users.del({ id: userId });
});

async function account(method: "GET" | "POST", body?: object): Promise<Response> {
  return fetch(`${REALM_URL}/account/?userProfileMetadata=false`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      accept: "application/json",
      "content-type": "application/json",
    },
    body: body === undefined ? null : JSON.stringify(body),
  });
}

test.each<[string, object]>([
  ["another customer number", { [ATTRIBUTES.customerNumber]: ["1000002"] }],
  ["a second customer number", { [ATTRIBUTES.customerNumber]: ["1000001", "1000002"] }],
  ["no customer number", { [ATTRIBUTES.customerNumber]: [] }],
  ["another registration", { [ATTRIBUTES.registrationId]: ["another"] }],
  ["a customer to register for", { [ATTRIBUTES.registeringFor]: ["1000002"] }],
  ["a role", { role: ["operator"], roles: ["super-admin"] }],
  ["an agreement to terms of former times", { "terms-2020-01": ["accepted"] }],
])("%s is not given to oneself", async (_what, forged) => {
  const answer = await account("GET");
  expect(answer.status).toBe(200);
  const present = (await answer.json()) as { attributes: Record<string, string[]> };
  const before = await admin.users.findOne({ id: userId });
  await account("POST", { ...present, attributes: { ...present.attributes, ...forged } });
  const after = await admin.users.findOne({ id: userId });
  expect(after?.attributes).toEqual(before?.attributes);
  expect((await admin.users.listGroups({ id: userId })).map(({ path }) => path)).toEqual([
    GROUPS.portalUsers,
  ]);
});

test("what is one's own can be changed", async () => {
  const present = (await (await account("GET")).json()) as object;
  expect((await account("POST", { ...present, lastName: "Musterfrau" })).status).toBe(204);
  expect((await admin.users.findOne({ id: userId }))?.lastName).toBe("Musterfrau");
});
