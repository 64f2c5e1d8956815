import { afterAll, beforeAll, expect, test } from "vitest";
import { apply, ApplyError } from "../src/apply.ts";
import { createIdentity, identityName } from "../src/identity.ts";
import { applyRealm } from "../src/index.ts";
import { type Api, connect } from "../src/keycloak/api.ts";
import { readRealm } from "../src/live.ts";
import { planRealm } from "../src/plan.ts";
import { portalRealm } from "../src/realm/portal.ts";
import { variablesSchema } from "../src/variables.ts";
import { TEST_VARIABLES, testKeycloak, testRealm } from "./keycloak.ts";

/** The identities that `realm identity` creates: enough for the work, and no more. */
const realm = testRealm();
const definition = await portalRealm(variablesSchema.parse(TEST_VARIABLES), realm.name);
const SECRET = "identity-secret-of-the-tests";

function as(isReadOnly: boolean, target = realm.name): Api {
  const credentials = { clientId: identityName(isReadOnly), clientSecret: SECRET, realm: realm.name };
  return connect({ url: testKeycloak().url, credentials }, target);
}

beforeAll(async () => {
  await applyRealm({ ...testKeycloak(), variables: TEST_VARIABLES, realm: realm.name });
  await createIdentity(realm.api, SECRET, false);
  await createIdentity(realm.api, SECRET, true);
});
afterAll(() => realm.remove());

async function breakEverything(): Promise<void> {
  const { api } = realm;
  await api.put("", {
    registrationFlow: "registration",
    bruteForceProtected: false,
    adminPermissionsEnabled: true,
  });
  const flows = (await api.get("/authentication/flows")) as { id: string; alias: string }[];
  await api.delete(`/authentication/flows/${flows.find(({ alias }) => alias.startsWith("cgm"))?.id ?? ""}`);
  for (const clientId of ["portal", "approval-ui"]) {
    const [client] = (await api.get(`/clients?clientId=${clientId}`)) as { id: string }[];
    await api.delete(`/clients/${client?.id ?? ""}`);
  }
  const scopes = (await api.get("/client-scopes")) as { id: string; name: string }[];
  await api.delete(`/client-scopes/${scopes.find(({ name }) => name === "customer")?.id ?? ""}`);
  const group = (await api.get("/group-by-path/portal-users/super-admins")) as { id: string };
  await api.delete(`/groups/${group.id}`);
  await api.delete("/roles/super-admin");
  await api.delete("/localization/de");
  await api.put("/users/profile", { attributes: [{ name: "username" }, { name: "email" }] });
}

test("the tool's own identity puts a wrecked realm right", async () => {
  await breakEverything();
  await apply(as(false), definition);
  const live = await readRealm(as(false), definition);
  expect(live && planRealm(definition, live)).toEqual([]);
});

test.each(["manage-realm", "manage-clients", "manage-users"])("it could not do without %s", async (name) => {
  const [management] = (await realm.api.get("/clients?clientId=realm-management")) as { id: string }[];
  const [own] = (await realm.api.get(`/clients?clientId=${identityName(false)}`)) as { id: string }[];
  const account = (await realm.api.get(`/clients/${own?.id ?? ""}/service-account-user`)) as { id: string };
  const mapping = `/users/${account.id}/role-mappings/clients/${management?.id ?? ""}`;
  const role = [await realm.api.get(`/clients/${management?.id ?? ""}/roles/${name}`)];
  await breakEverything();
  await realm.api.delete(mapping, role);
  await expect(apply(as(false), definition)).rejects.toThrow("403");
  await realm.api.post(mapping, role);
  await apply(as(false), definition, { beatMs: 500 });
});

test("it cannot give anybody an admin role, itself least of all", async () => {
  const [management] = (await realm.api.get("/clients?clientId=realm-management")) as { id: string }[];
  const [own] = (await realm.api.get(`/clients?clientId=${identityName(false)}`)) as { id: string }[];
  const account = (await realm.api.get(`/clients/${own?.id ?? ""}/service-account-user`)) as { id: string };
  const role = await realm.api.get(`/clients/${management?.id ?? ""}/roles/realm-admin`);
  const raise = as(false).post(`/users/${account.id}/role-mappings/clients/${management?.id ?? ""}`, [role]);
  await expect(raise).rejects.toMatchObject({ status: 403 });
});

test("when only an administrator can do it, the message says so", async () => {
  const [client] = (await realm.api.get("/clients?clientId=approval-service")) as { id: string }[];
  await realm.api.delete(`/clients/${client?.id ?? ""}`);
  const attempt = apply(as(false), definition);
  await expect(attempt).rejects.toThrow(ApplyError);
  await expect(attempt).rejects.toThrow(/client "approval-service".*only a realm administrator.*403/);
  await apply(realm.api, definition);
});

test("it reaches no other realm", async () => {
  await expect(as(false, "master").get("")).rejects.toMatchObject({ status: 403 });
});

test("the read-only identity sees drift and cannot repair it", async () => {
  await realm.api.put("", { bruteForceProtected: false });
  const live = await readRealm(as(true), definition);
  const changes = live ? planRealm(definition, live) : [];
  expect(changes).toMatchObject([
    { kind: "realm settings", differences: [{ field: "bruteForceProtected" }] },
  ]);
  await expect(apply(as(true), definition)).rejects.toMatchObject({ status: 403 });
  expect(await realm.api.get("")).toMatchObject({ bruteForceProtected: false });
});
