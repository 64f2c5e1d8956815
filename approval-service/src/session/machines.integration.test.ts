import { randomBytes } from "node:crypto";
import { applyRealm } from "@cgm-portal/realm-config";
import { machine } from "@cgm-portal/realm-config/apps";
import { CLIENTS, ROLES } from "@cgm-portal/realm-config/names";
import KeycloakAdminClient from "@keycloak/keycloak-admin-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createMachines, type Machines } from "./machines.ts";

/** Tokens of a real Keycloak, for programs as an operator declares them. */
const url = process.env["TEST_KEYCLOAK_URL"] ?? "";
const administrator = {
  username: process.env["TEST_KEYCLOAK_ADMIN_USERNAME"] ?? "admin",
  password: process.env["TEST_KEYCLOAK_ADMIN_PASSWORD"] ?? "admin",
};
const realm = `machines-${randomBytes(4).toString("hex")}`;
const SECRET = "a-secret-of-a-program";
const apis = [CLIENTS.approvalApi];
let machines: Machines;

beforeAll(async () => {
  await applyRealm({
    url,
    credentials: { ...administrator, realm: "master" },
    realm,
    apps: [
      machine({ clientId: "erp", name: "ERP", apis, roles: [ROLES.apiClient], secret: SECRET }),
      machine({ clientId: "no-role", name: "No role", apis, secret: SECRET }),
      machine({ clientId: "other-api", name: "Other", apis: [], roles: [ROLES.apiClient], secret: SECRET }),
    ],
    variables: {
      approvalUrl: "http://localhost:3000",
      portalUrl: "http://localhost:3001",
      smtp: { host: "localhost", port: 9, encryption: "none" },
      secrets: {
        approvalService: "approval-service-secret",
        approvalUi: "approval-ui-secret-16",
        portal: "portal-secret-16-chars",
      },
    },
  });
  const issuer = `${url}/realms/${realm}`;
  machines = createMachines({
    issuer,
    keysUrl: `${issuer}/protocol/openid-connect/certs`,
    audience: CLIENTS.approvalApi,
    role: ROLES.apiClient,
  });
}, 120_000);
afterAll(async () => {
  const admin = new KeycloakAdminClient({ baseUrl: url, realmName: "master" });
  await admin.auth({ ...administrator, grantType: "password", clientId: "admin-cli" });
  await admin.realms.del({ realm });
});

async function tokenOf(clientId: string): Promise<string> {
  const response = await fetch(`${url}/realms/${realm}/protocol/openid-connect/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: clientId,
      client_secret: SECRET,
    }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}

test("a program with the role is known by the name of its client, for every customer", async () => {
  expect(await machines.identify(await tokenOf("erp"))).toMatchObject({
    name: "erp",
    role: "machine",
    customerNumber: null,
  });
});

test("a program without the role is refused", async () => {
  expect(await machines.identify(await tokenOf("no-role"))).toBe("not-entitled");
});

test("a token for another API is worth nothing, whatever roles its program has", async () => {
  expect(await machines.identify(await tokenOf("other-api"))).toBe("unknown");
});

test("neither is one that was changed, or that nobody signed", async () => {
  const token = await tokenOf("erp");
  const [, payload = ""] = token.split(".");
  const none = Buffer.from('{"alg":"none"}').toString("base64url");
  expect(await machines.identify(`${none}.${payload}.`)).toBe("unknown");
  expect(await machines.identify(`${token.slice(0, -8)}AAAAAAAA`)).toBe("unknown");
  expect(await machines.identify("nonsense")).toBe("unknown");
});
