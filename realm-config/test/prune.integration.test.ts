import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { apply } from "../src/apply.ts";
import { showChanges } from "../src/cli/show.ts";
import type { Client } from "../src/definition/clients.ts";
import type { RealmDefinition } from "../src/definition/realm.ts";
import { readRealm } from "../src/live.ts";
import { planRealm } from "../src/plan.ts";
import { testRealm } from "./keycloak.ts";

/** What happens to things that leave the definition. */
const realm = testRealm();
const client: Client = {
  clientId: "old-app",
  publicClient: false,
  standardFlowEnabled: true,
  implicitFlowEnabled: false,
  directAccessGrantsEnabled: false,
  serviceAccountsEnabled: true,
  fullScopeAllowed: false,
  redirectUris: ["https://old.example.com/callback"],
  webOrigins: [],
  defaultClientScopes: ["basic", "old-scope"],
  optionalClientScopes: [],
};
const full: RealmDefinition = {
  realm: realm.name,
  settings: { adminPermissionsEnabled: true },
  userProfile: { attributes: [{ name: "old_number", permissions: { view: ["admin"], edit: ["admin"] } }] },
  localization: { de: { "old.text": "Alt" } },
  flows: [
    {
      alias: "old flow",
      description: "",
      type: "basic-flow",
      executions: [{ authenticator: "auth-cookie", requirement: "ALTERNATIVE" }],
    },
  ],
  roles: [{ name: "old-role", description: "" }],
  groups: [{ path: "/old" }, { path: "/old/inner", realmRoles: ["old-role"] }],
  clientScopes: [{ name: "old-scope", description: "", roles: { realm: ["old-role"] } }],
  clients: [client],
  identityProviders: [
    {
      alias: "old-provider",
      providerId: "oidc",
      enabled: true,
      config: {
        clientId: "portal",
        clientSecret: "provider-secret-of-the-tests",
        authorizationUrl: "https://idp.example.com/auth",
        tokenUrl: "https://idp.example.com/token",
      },
      mappers: [
        {
          name: "old mapper",
          identityProviderMapper: "hardcoded-attribute-idp-mapper",
          config: { syncMode: "INHERIT", attribute: "old_number", "attribute.value": "1" },
        },
      ],
    },
  ],
  policies: [{ name: "old policy", serviceAccountOf: "old-app" }],
  permissions: [{ name: "old permission", groups: ["/old"], scopes: ["view"], policies: ["old policy"] }],
};
const empty: RealmDefinition = { realm: realm.name, settings: { adminPermissionsEnabled: true } };

async function planNow(definition: RealmDefinition): Promise<string> {
  const live = await readRealm(realm.api, definition);
  return live ? stripVTControlCharacters(showChanges(planRealm(definition, live))) : "no realm";
}

beforeAll(() => apply(realm.api, full));
afterAll(() => realm.remove());

test("every kind is created in one go, and again is no change", async () => {
  expect(await planNow(full)).toBe("");
});

test("a changed secret that Keycloak does not show is noticed", async () => {
  const [provider] = full.identityProviders ?? [];
  const config = { ...provider?.config, clientSecret: "another-secret-of-the-tests" };
  const changed = { ...full, identityProviders: provider ? [{ ...provider, config }] : [] };
  expect(await planNow(changed)).toBe(
    "~ identity provider old-provider\n    config.clientSecret  (secret) changed",
  );
  await apply(realm.api, changed);
  expect(await planNow(changed)).toBe("");
  await apply(realm.api, full);
});

test("what leaves the definition is named once as no longer managed, and stays", async () => {
  const plan = await planNow(empty);
  expect(plan.match(/^· .*$/gm)).toHaveLength(11);
  expect(plan).toContain(
    "· client old-app  no longer managed; stays in Keycloak unless it is listed in prune",
  );
  await apply(realm.api, empty);
  expect(await planNow(empty)).toBe("");
  expect(await planNow(full)).toBe("");
});

test("what is listed under prune is deleted, whatever it depends on, and nothing else is", async () => {
  await realm.api.post("/roles", { name: "somebody-elses" });
  const pruned: RealmDefinition = {
    ...empty,
    prune: {
      userProfileAttributes: ["old_number"],
      localization: { de: ["old.text"] },
      flows: ["old flow"],
      roles: ["old-role"],
      groups: ["/old", "/old/inner"],
      clientScopes: ["old-scope"],
      clients: ["old-app"],
      identityProviders: ["old-provider"],
      policies: ["old policy"],
      permissions: ["old permission"],
    },
  };
  const plan = await planNow(pruned);
  expect(plan.match(/^- .*$/gm)).toHaveLength(11);
  await apply(realm.api, pruned);
  expect(await planNow(pruned)).toBe("");
  expect(await realm.api.get("/roles/old-role")).toBeUndefined();
  expect(await realm.api.get("/roles/somebody-elses")).toBeDefined();
});
