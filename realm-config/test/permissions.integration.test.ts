import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applyDemoUsers, applyRealm } from "../src/index.ts";
import { connect, path } from "../src/keycloak/api.ts";
import { groupId } from "../src/kinds/groups.ts";
import { ATTRIBUTES, CLIENTS, GROUPS } from "../src/names.ts";
import { TEST_VARIABLES, testKeycloak, testRealm } from "./keycloak.ts";

/** What the accounts of the applied realm may do and may not (GUARDS.md R6, decision 5). */
const realm = testRealm();
const { api } = realm;
const { url } = testKeycloak();
const ids = { employee: "", outsider: "", realmAdmin: "", superAdmin: "", operator: "" };
const groups = { portalUsers: "", superAdmins: "", operators: "" };

const service = connect(
  {
    url,
    credentials: {
      clientId: CLIENTS.service,
      clientSecret: TEST_VARIABLES.secrets.approvalService,
      realm: realm.name,
    },
  },
  realm.name,
);

function newUser(email: string, more: object = {}): object {
  return {
    username: email,
    email,
    firstName: "Erika",
    lastName: "Muster",
    enabled: true,
    emailVerified: true,
    ...more,
  };
}

async function userId(email: string): Promise<string> {
  const [user] = (await api.get(path`/users?exact=true&email=${email}`)) as { id: string }[];
  return user?.id ?? "";
}

beforeAll(async () => {
  const connection = testKeycloak();
  await applyRealm({ ...connection, variables: TEST_VARIABLES, realm: realm.name });
  await applyDemoUsers(connection, realm.name);
  for (const name of ["portalUsers", "superAdmins", "operators"] as const)
    groups[name] = await groupId(api, GROUPS[name]);
  ids.superAdmin = await userId("superadmin@praxis-rhein.example");
  ids.operator = await userId("operator@cgm.example");
  ids.outsider = await api.post("/users", newUser("outsider@else.example"));
  ids.realmAdmin = await api.post("/users", newUser("admin@else.example"));
  const [management] = (await api.get("/clients?clientId=realm-management")) as { id: string }[];
  const admin = await api.get(`/clients/${management?.id ?? ""}/roles/realm-admin`);
  await api.post(`/users/${ids.realmAdmin}/role-mappings/clients/${management?.id ?? ""}`, [admin]);
  ids.employee = await service.post(
    "/users",
    newUser("employee@praxis.example", {
      enabled: false,
      groups: ["portal-users"],
      attributes: {
        [ATTRIBUTES.customerNumber]: ["1000001"],
        [ATTRIBUTES.registrationId]: ["r-1"],
        locale: ["en"],
      },
      requiredActions: ["VERIFY_PROFILE", "UPDATE_PASSWORD"],
    }),
  );
});
afterAll(() => realm.remove());

describe("the service account", () => {
  test("creates a disabled portal user with everything it was given, and enables it", async () => {
    await service.put(`/users/${ids.employee}`, { enabled: true });
    expect(await service.get(`/users/${ids.employee}`)).toMatchObject({
      enabled: true,
      attributes: { customer_number: ["1000001"], registration_id: ["r-1"], locale: ["en"] },
      requiredActions: ["VERIFY_PROFILE", "UPDATE_PASSWORD"],
    });
    expect(await service.get(`/users/${ids.employee}/groups`)).toMatchObject([{ path: GROUPS.portalUsers }]);
  });

  test("may have Keycloak mail the completion link", async () => {
    const query = path`client_id=${CLIENTS.portal}&redirect_uri=${`${TEST_VARIABLES.portalUrl}/`}&lifespan=2592000`;
    const send = service.put(`/users/${ids.employee}/execute-actions-email?${query}`, [
      "VERIFY_PROFILE",
      "UPDATE_PASSWORD",
    ]);
    // Whether SMTP answers is not the question here: a refusal would be 403, a wrong link 400.
    await send.catch((error: unknown) => {
      expect(error).toMatchObject({ status: 500 });
    });
  });

  test("sees by user id whether somebody is an enabled super admin or operator, and of which customer", async () => {
    expect(await service.get(`/users/${ids.superAdmin}`)).toMatchObject({
      enabled: true,
      attributes: { customer_number: ["1000001"] },
    });
    const paths = ((await service.get(`/users/${ids.superAdmin}/groups`)) as { path: string }[]).map(
      (group) => group.path,
    );
    expect(paths).toContain(GROUPS.superAdmins);
    expect(await service.get(`/users/${ids.operator}`)).toMatchObject({ enabled: true });
    expect(await service.get(`/users/${ids.operator}/groups`)).toMatchObject([{ path: GROUPS.operators }]);
  });

  test("lists the super admins and the operators", async () => {
    expect(await service.get(`/groups/${groups.superAdmins}/members`)).toHaveLength(2);
    expect(await service.get(`/groups/${groups.operators}/members`)).toHaveLength(1);
  });

  test("does not find people outside its group", async () => {
    expect(await service.get("/users?exact=true&email=outsider@else.example")).toEqual([]);
  });

  const password = { type: "password", value: "Another-Password-1", temporary: false };
  const FORBIDDEN: readonly [what: string, attempt: () => Promise<unknown>][] = [
    ["delete a realm admin", () => service.delete(`/users/${ids.realmAdmin}`)],
    [
      "reset a realm admin's password",
      () => service.put(`/users/${ids.realmAdmin}/reset-password`, password),
    ],
    ["impersonate a realm admin", () => service.post(`/users/${ids.realmAdmin}/impersonation`, {})],
    ["impersonate a portal user", () => service.post(`/users/${ids.employee}/impersonation`, {})],
    ["read a user outside the group", () => service.get(`/users/${ids.outsider}`)],
    ["change a user outside the group", () => service.put(`/users/${ids.outsider}`, { enabled: false })],
    [
      "mail a user outside the group",
      () => service.put(`/users/${ids.outsider}/execute-actions-email`, ["UPDATE_PASSWORD"]),
    ],
    ["sign a user outside the group out", () => service.post(`/users/${ids.outsider}/logout`, {})],
    ["delete an operator", () => service.delete(`/users/${ids.operator}`)],
    ["reset an operator's password", () => service.put(`/users/${ids.operator}/reset-password`, password)],
    [
      "pull somebody into its group",
      () => service.put(`/users/${ids.outsider}/groups/${groups.portalUsers}`, {}),
    ],
    ["create a user outside the group", () => service.post("/users", newUser("a@x.example"))],
    ["make a super admin", () => service.put(`/users/${ids.employee}/groups/${groups.superAdmins}`, {})],
    ["unmake a super admin", () => service.delete(`/users/${ids.superAdmin}/groups/${groups.superAdmins}`)],
    [
      "create a super admin",
      () =>
        service.post(
          "/users",
          newUser("b@x.example", { groups: ["portal-users", "portal-users/super-admins"] }),
        ),
    ],
    [
      "create an operator",
      () => service.post("/users", newUser("c@x.example", { groups: ["portal-users", "operators"] })),
    ],
    ["make an operator", () => service.put(`/users/${ids.employee}/groups/${groups.operators}`, {})],
    ["create a client", () => service.post("/clients", { clientId: "evil" })],
    ["read the clients", () => service.get("/clients/00000000-0000-0000-0000-000000000000")],
    [
      "map a role",
      async () =>
        service.post(`/users/${ids.employee}/role-mappings/realm`, [await api.get("/roles/super-admin")]),
    ],
    [
      "give a group a role",
      async () =>
        service.post(`/groups/${groups.portalUsers}/role-mappings/realm`, [await api.get("/roles/operator")]),
    ],
    ["list who has a role", () => service.get("/roles/super-admin/users")],
    ["create a group", () => service.post("/groups", { name: "evil" })],
    ["read events", () => service.get("/events")],
    ["read admin events", () => service.get("/admin-events")],
    ["change the realm", () => service.put("", { registrationFlow: "registration" })],
    ["change the user profile", () => service.put("/users/profile", { attributes: [] })],
  ];

  test.each(FORBIDDEN)("may not %s", async (_what, attempt) => {
    await expect(attempt()).rejects.toMatchObject({ status: 403 });
  });

  test("gives nobody a role by asking for it at creation", async () => {
    const id = await service.post(
      "/users",
      newUser("d@x.example", {
        groups: ["portal-users"],
        realmRoles: ["operator"],
        clientRoles: { "realm-management": ["realm-admin"] },
      }),
    );
    const mappings = (await api.get(`/users/${id}/role-mappings`)) as { realmMappings: { name: string }[] };
    expect(mappings).not.toHaveProperty("clientMappings");
    expect(mappings.realmMappings.map(({ name }) => name)).toEqual([`default-roles-${realm.name}`]);
  });
});

describe("an operator, with the access token of the approval UI", () => {
  let token = "";

  async function status(method: string, relativePath: string, body?: object): Promise<number> {
    const response = await fetch(`${url}/admin/realms/${realm.name}${relativePath}`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: body === undefined ? null : JSON.stringify(body),
    });
    return response.status;
  }

  beforeAll(async () => {
    // The browser's way to the same token would only test the login page; in this realm the password grant is open.
    const [client] = (await api.get("/clients?clientId=approval-ui")) as { id: string }[];
    await api.put(`/clients/${client?.id ?? ""}`, { ...client, directAccessGrantsEnabled: true });
    const response = await fetch(`${url}/realms/${realm.name}/protocol/openid-connect/token`, {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "password",
        client_id: CLIENTS.approvalUi,
        client_secret: TEST_VARIABLES.secrets.approvalUi,
        username: "operator@cgm.example",
        password: "Portal-Demo-2026",
        scope: "openid",
      }),
    });
    ({ access_token: token } = (await response.json()) as { access_token: string });
  });

  test("appoints a portal user super admin and withdraws it", async () => {
    const membership = `/users/${ids.employee}/groups/${groups.superAdmins}`;
    expect(await status("PUT", membership)).toBe(204);
    expect(await api.get(`/users/${ids.employee}/groups`)).toHaveLength(2);
    expect(await status("DELETE", membership)).toBe(204);
    expect(await api.get(`/users/${ids.employee}/groups`)).toMatchObject([{ path: GROUPS.portalUsers }]);
  });

  test.each([
    [
      "make somebody from outside a super admin",
      "PUT",
      () => `/users/${ids.outsider}/groups/${groups.superAdmins}`,
    ],
    [
      "pull somebody into the portal users",
      "PUT",
      () => `/users/${ids.outsider}/groups/${groups.portalUsers}`,
    ],
    ["make another operator", "PUT", () => `/users/${ids.employee}/groups/${groups.operators}`],
    [
      "throw somebody out of the portal users",
      "DELETE",
      () => `/users/${ids.employee}/groups/${groups.portalUsers}`,
    ],
    ["make themselves a super admin", "PUT", () => `/users/${ids.operator}/groups/${groups.superAdmins}`],
    ["reset a password", "PUT", () => `/users/${ids.employee}/reset-password`],
    ["sign somebody out", "POST", () => `/users/${ids.employee}/logout`],
    ["change a user", "PUT", () => `/users/${ids.employee}`],
    ["delete a user", "DELETE", () => `/users/${ids.employee}`],
    ["list users", "GET", () => "/users"],
    ["list clients", "GET", () => "/clients"],
  ])("may not %s", async (_what, method, target) => {
    expect(await status(method, target(), method === "GET" ? undefined : {})).toBe(403);
  });

  test("may give nobody a role, not themselves either", async () => {
    const [management] = (await api.get("/clients?clientId=realm-management")) as { id: string }[];
    const admin = await api.get(`/clients/${management?.id ?? ""}/roles/realm-admin`);
    for (const id of [ids.operator, ids.employee]) {
      const mappings = `/users/${id}/role-mappings`;
      expect(await status("POST", `${mappings}/clients/${management?.id ?? ""}`, [admin as object])).toBe(
        403,
      );
      expect(
        await status("POST", `${mappings}/realm`, [(await api.get("/roles/super-admin")) as object]),
      ).toBe(403);
    }
  });

  test("carries the portal's claims and no roles of Keycloak's own", () => {
    const payload = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as object;
    expect(payload).toMatchObject({
      roles: ["operator"],
      locale: "de",
      email_verified: true,
      name: "Olivia Ostermann",
    });
    expect(payload).not.toHaveProperty("realm_access");
    expect(payload).not.toHaveProperty("resource_access");
  });
});
