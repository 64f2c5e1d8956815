import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { apply } from "../src/apply.ts";
import type { Change } from "../src/change.ts";
import { showChanges } from "../src/cli/show.ts";
import type { Api } from "../src/keycloak/api.ts";
import { readRealm } from "../src/live.ts";
import { planRealm } from "../src/plan.ts";
import { portalRealm } from "../src/realm/portal.ts";
import { variablesSchema } from "../src/variables.ts";
import { runCommand } from "./command.ts";
import { TEST_VARIABLES, testRealm } from "./keycloak.ts";

const realm = testRealm();

const definition = await portalRealm(variablesSchema.parse(TEST_VARIABLES), realm.name);

beforeAll(() => apply(realm.api, definition));
afterAll(() => realm.remove());

async function planNow(): Promise<Change[]> {
  const live = await readRealm(realm.api, definition);
  if (live === undefined) throw new Error("The realm is gone.");
  return planRealm(definition, live);
}

type Json = Record<string, unknown>;

/** Somebody changes one field of something in the admin console. */
async function edit(api: Api, path: string, change: (present: Json) => Json): Promise<void> {
  await api.put(path, change((await api.get(path)) as Json));
}

async function id(api: Api, path: string): Promise<string> {
  const found = (await api.get(path)) as { id: string } | { id: string }[];
  return (Array.isArray(found) ? found[0]?.id : found.id) ?? "";
}

async function permissionsServer(api: Api): Promise<string> {
  const { adminPermissionsClient } = (await api.get("")) as { adminPermissionsClient: { id: string } };
  return `/clients/${adminPermissionsClient.id}/authz/resource-server`;
}

const DRIFTS: readonly [what: string, reported: RegExp, byHand: (api: Api) => Promise<void>][] = [
  [
    "a redirect URI with a wildcard",
    /redirectUris *- "\*"/,
    async (api) => {
      const client = `/clients/${await id(api, "/clients?clientId=portal")}`;
      await edit(api, client, (present) => ({
        ...present,
        redirectUris: [...(present["redirectUris"] as string[]), "*"],
      }));
    },
  ],
  [
    "the password grant allowed",
    /directAccessGrantsEnabled *true → false/,
    async (api) => {
      const client = `/clients/${await id(api, "/clients?clientId=portal")}`;
      await edit(api, client, (present) => ({ ...present, directAccessGrantsEnabled: true }));
    },
  ],
  [
    "registration opened by another flow",
    /registrationFlow *"registration" → "cgm-portal registration"/,
    (api) => api.put("", { registrationFlow: "registration" }),
  ],
  [
    "registration opened inside our flow",
    /registration-user-creation *"REQUIRED" → "DISABLED"/,
    async (api) => {
      const path = "/authentication/flows/cgm-portal%20registration/executions";
      const executions = (await api.get(path)) as Json[];
      const creation = executions.find(({ providerId }) => providerId === "registration-user-creation");
      await api.put(path, { ...creation, requirement: "REQUIRED" });
    },
  ],
  [
    "a step added to our flow",
    /registration-terms-and-conditions *"DISABLED" → \(not set\)/,
    async (api) => {
      await api.post("/authentication/flows/cgm-portal%20registration%20form/executions/execution", {
        provider: "registration-terms-and-conditions",
      });
    },
  ],
  [
    "a part with steps of its own added to our flow",
    /by hand *"DISABLED" → \(not set\)/,
    async (api) => {
      const flow = { alias: "by hand", type: "basic-flow", provider: "", description: "" };
      await api.post("/authentication/flows/cgm-portal%20registration/executions/flow", flow);
      await api.post("/authentication/flows/by%20hand/executions/execution", {
        provider: "conditional-user-configured",
      });
    },
  ],
  [
    "the customer number made user-editable",
    /permissions\.edit *- "user"/,
    (api) =>
      edit(api, "/users/profile", (profile) => ({
        ...profile,
        attributes: (profile["attributes"] as Json[]).map((attribute) =>
          attribute["name"] === "customer_number"
            ? { ...attribute, permissions: { view: ["admin", "user"], edit: ["admin", "user"] } }
            : attribute,
        ),
      })),
  ],
  [
    "a legal document no longer required",
    /required *\(not set\) → {"roles":\["user"\]}/,
    (api) =>
      edit(api, "/users/profile", (profile) => ({
        ...profile,
        attributes: (profile["attributes"] as Json[]).map((attribute) =>
          attribute["name"] === "terms-2026-11" ? { ...attribute, required: undefined } : attribute,
        ),
      })),
  ],
  [
    "brute-force detection off",
    /bruteForceProtected *false → true/,
    (api) => api.put("", { bruteForceProtected: false }),
  ],
  [
    "the password policy gone",
    /passwordPolicy *\(not set\) → "length\(12\)/,
    (api) => api.put("", { passwordPolicy: "" }),
  ],
  [
    "a security header weakened",
    /browserSecurityHeaders\.xFrameOptions/,
    (api) =>
      edit(api, "", (present) => ({
        realm: present["realm"],
        browserSecurityHeaders: { ...(present["browserSecurityHeaders"] as Json), xFrameOptions: "" },
      })),
  ],
  [
    "the order of the steps after approval turned round",
    /priority *90 → 30/,
    (api) =>
      edit(api, "/authentication/required-actions/VERIFY_PROFILE", (present) => ({
        ...present,
        priority: 90,
      })),
  ],
  [
    "a legal text rewritten",
    /legal\.terms-2026-11\.text/,
    async (api) => {
      await api.post("/localization/de", { "legal.terms-2026-11.text": "Alles gehört uns." });
    },
  ],
  [
    "a claim added to a scope",
    /mappers\.phone *"oidc-usermodel-attribute-mapper" → \(not set\)/,
    async (api) => {
      const scopes = (await api.get("/client-scopes")) as { id: string; name: string }[];
      const customer = scopes.find(({ name }) => name === "customer")?.id ?? "";
      await api.post(`/client-scopes/${customer}/protocol-mappers/models`, {
        name: "phone",
        protocol: "openid-connect",
        protocolMapper: "oidc-usermodel-attribute-mapper",
        config: { "user.attribute": "phone", "claim.name": "phone", "access.token.claim": "true" },
      });
    },
  ],
  [
    "a scope added to a client",
    /defaultClientScopes *- "roles"/,
    async (api) => {
      const scopes = (await api.get("/client-scopes")) as { id: string; name: string }[];
      const roles = scopes.find(({ name }) => name === "roles")?.id ?? "";
      const client = await id(api, "/clients?clientId=portal");
      await api.put(`/clients/${client}/default-client-scopes/${roles}`, undefined);
    },
  ],
  [
    "the service account made realm admin",
    /serviceAccountRoles\.realm-management *- "realm-admin"/,
    async (api) => {
      const management = await id(api, "/clients?clientId=realm-management");
      const client = await id(api, "/clients?clientId=approval-service");
      const account = await id(api, `/clients/${client}/service-account-user`);
      const role = await api.get(`/clients/${management}/roles/realm-admin`);
      await api.post(`/users/${account}/role-mappings/clients/${management}`, [role]);
    },
  ],
  [
    "every portal user made an operator",
    /realmRoles *- "operator"/,
    async (api) => {
      const group = await id(api, "/group-by-path/portal-users");
      await api.post(`/groups/${group}/role-mappings/realm`, [await api.get("/roles/operator")]);
    },
  ],
  [
    "a permission widened",
    /scopes *- "impersonate-members"/,
    async (api) => {
      const server = await permissionsServer(api);
      const all = (await api.get(`${server}/permission?fields=*&max=-1`)) as (Json & {
        id: string;
        name: string;
      })[];
      const found = all.find(({ name }) => name === "approval-service manages portal users");
      const names = (found?.["scopesData"] as { name: string }[]).map(({ name }) => name);
      const groups = (found?.["resourcesData"] as { name: string }[]).map(({ name }) => name);
      const policies = (await api.get(`${server}/policy?permission=false&max=-1`)) as {
        id: string;
        name: string;
      }[];
      await api.put(`${server}/permission/scope/${found?.id ?? ""}`, {
        id: found?.id,
        name: found?.name,
        type: "scope",
        resourceType: "Groups",
        decisionStrategy: "UNANIMOUS",
        resources: groups,
        scopes: [...names, "impersonate-members"],
        policies: policies.filter(({ name }) => name === "approval-service").map((policy) => policy.id),
      });
    },
  ],
  [
    "another account put into the service's policy",
    /serviceAccountOf/,
    async (api) => {
      const server = await permissionsServer(api);
      const policies = (await api.get(`${server}/policy?permission=false&max=-1`)) as {
        id: string;
        name: string;
      }[];
      const policy = policies.find(({ name }) => name === "approval-service");
      const user = await api.post("/users", { username: "intruder@x.example", email: "intruder@x.example" });
      await api.put(`${server}/policy/user/${policy?.id ?? ""}`, {
        id: policy?.id,
        name: policy?.name,
        type: "user",
        logic: "POSITIVE",
        users: [user],
      });
    },
  ],
  [
    "mail sent through another server",
    /smtpServer\.host *"evil.example" → "localhost"/,
    (api) =>
      edit(api, "", (present) => ({
        realm: present["realm"],
        smtpServer: { ...(present["smtpServer"] as Json), host: "evil.example" },
      })),
  ],
];

test.each(DRIFTS)("%s is reported and repaired", async (_what, reported, byHand) => {
  await byHand(realm.api);
  expect(stripVTControlCharacters(showChanges(await planNow()))).toMatch(reported);
  await apply(realm.api, definition);
  expect(await planNow()).toEqual([]);
});

test("drift answers with exit code 2, drift --repair puts it right, then it is 0", async () => {
  await realm.api.put("", { bruteForceProtected: false });
  const found = await runCommand(realm.name, "drift");
  expect(found.stdout).toMatch(/^Drift/);
  expect(found.exitCode).toBe(2);
  expect(await runCommand(realm.name, "drift", "--repair")).toMatchObject({ exitCode: 0, stderr: "" });
  const after = await runCommand(realm.name, "drift");
  expect(after.stdout).toMatch(/^No drift/);
  expect(after.exitCode).toBe(0);
});
