import { randomUUID } from "node:crypto";
import { ATTRIBUTES, CLIENTS, GROUPS, REALM } from "@cgm-portal/realm-config/names";
import KeycloakAdminClient from "@keycloak/keycloak-admin-client";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Identity, IdentityRefused, IdentityUnavailable, type NewUser } from "./identity.ts";
import { createKeycloakIdentity, type KeycloakOptions } from "./keycloak.ts";

/** A real Keycloak with the realm applied, as tests/provide-stack.ts starts it. */
const url = process.env["TEST_KEYCLOAK_URL"] ?? "";
const options: KeycloakOptions = {
  url,
  realm: REALM,
  clientId: CLIENTS.service,
  clientSecret: process.env["TEST_SERVICE_CLIENT_SECRET"] ?? "approval-service-demo-secret",
  portal: { clientId: CLIENTS.portal, url: process.env["TEST_PORTAL_URL"] ?? "http://localhost:3001" },
  completionLifetime: 3_600,
};
const SUPER_ADMIN = "superadmin@praxis-rhein.example";
const OPERATOR = "operator@cgm.example";

let identity: Identity;
let admin: KeycloakAdminClient;
const created: string[] = [];

beforeAll(async () => {
  identity = createKeycloakIdentity(options);
  admin = new KeycloakAdminClient({ baseUrl: url, realmName: "master" });
  await admin.auth({
    grantType: "password",
    clientId: "admin-cli",
    username: process.env["TEST_KEYCLOAK_ADMIN_USERNAME"] ?? "admin",
    password: process.env["TEST_KEYCLOAK_ADMIN_PASSWORD"] ?? "admin",
  });
  admin.setConfig({ realmName: REALM });
});
afterEach(async () => {
  for (const id of created.splice(0)) await admin.users.del({ id });
});

function aNewUser(user: Partial<NewUser> = {}): NewUser {
  return {
    registrationId: randomUUID(),
    email: `${randomUUID()}@praxis.example`,
    firstName: "Erika",
    lastName: "D'Angelo-Öztürk",
    customerNumber: "1000001",
    locale: "en",
    ...user,
  };
}

async function create(user: NewUser): Promise<string> {
  const outcome = await identity.createDisabledUser(user);
  if (outcome.outcome !== "created") throw new Error("The address is taken.");
  created.push(outcome.userId);
  return outcome.userId;
}

/** Somebody who has agreed to everything and can log in. */
async function someoneWithPassword(): Promise<{ id: string; email: string }> {
  const email = `${randomUUID()}@praxis.example`;
  const { id } = await admin.users.create({
    username: email,
    email,
    emailVerified: true,
    enabled: true,
    firstName: "Erika",
    lastName: "Mustermann",
    groups: [GROUPS.portalUsers],
    attributes: {
      [ATTRIBUTES.customerNumber]: ["1000001"],
      "terms-2026-11": ["accepted"],
      "privacy-2026-11": ["accepted"],
    },
    credentials: [{ type: "password", value: "Blaue-Bank-7-am-Rhein", temporary: false }],
  });
  created.push(id);
  return { id, email };
}

type PasswordClient = { id: string; clientId: string };

/** A client that takes passwords, which none of the realm's own does: for this test alone. */
async function aClientForPasswords(): Promise<PasswordClient> {
  const clientId = `test-${randomUUID()}`;
  const { id } = await admin.clients.create({
    clientId,
    publicClient: true,
    standardFlowEnabled: false,
    directAccessGrantsEnabled: true,
  });
  return { id, clientId };
}

async function tokens(
  { clientId }: PasswordClient,
  grant: Record<string, string>,
): Promise<{ access_token?: string; refresh_token?: string; error?: string }> {
  const response = await fetch(`${url}/realms/${REALM}/protocol/openid-connect/token`, {
    method: "POST",
    body: new URLSearchParams({ client_id: clientId, ...grant }),
  });
  return (await response.json()) as { access_token?: string; refresh_token?: string; error?: string };
}

describe("a portal user", () => {
  test("is created disabled with everything, in the group, and found again by id and address", async () => {
    const user = aNewUser({ email: `O'Brien.${randomUUID()}@praxis.example` });
    const id = await create(user);
    const expected = {
      id,
      email: user.email.toLowerCase(),
      firstName: "Erika",
      lastName: "D'Angelo-Öztürk",
      locale: "en",
      enabled: false,
      customerNumbers: ["1000001"],
      registrationId: user.registrationId,
      agreedTo: [],
      requiredActions: ["VERIFY_PROFILE", "UPDATE_PASSWORD"],
    };
    const found = await identity.find(id);
    expect({ ...found, requiredActions: found?.requiredActions.toSorted().reverse() }).toEqual(expected);
    expect((await identity.findByEmail(user.email))?.id).toBe(id);
    expect((await identity.listMembers("portal-users", 0, 500)).map((member) => member.id)).toContain(id);
  });

  test("with an address that exists in any writing is not created", async () => {
    const user = aNewUser();
    await create(user);
    expect(await identity.createDisabledUser({ ...aNewUser(), email: user.email.toUpperCase() })).toEqual({
      outcome: "email-taken",
    });
  });

  test("with the address of somebody we cannot see is not created", async () => {
    const email = `${randomUUID()}@outside.example`;
    created.push((await admin.users.create({ username: email, email, enabled: true })).id);
    expect(await identity.findByEmail(email)).toBeUndefined();
    expect(await identity.createDisabledUser(aNewUser({ email }))).toEqual({ outcome: "email-taken" });
  });

  test("keeps every attribute while being enabled and disabled", async () => {
    const user = aNewUser();
    const id = await create(user);
    await identity.enable(id);
    expect(await identity.find(id)).toMatchObject({
      enabled: true,
      customerNumbers: ["1000001"],
      registrationId: user.registrationId,
      locale: "en",
    });
    await identity.disable(id);
    expect(await identity.find(id)).toMatchObject({ enabled: false, customerNumbers: ["1000001"] });
  });

  test("that is disabled is logged out everywhere at once; let in again, has nothing to complete anew", async () => {
    const { id, email } = await someoneWithPassword();
    const client = await aClientForPasswords();
    try {
      const signIn = { grant_type: "password", username: email, password: "Blaue-Bank-7-am-Rhein" };
      const refreshToken = (await tokens(client, signIn)).refresh_token ?? "";
      expect(await admin.users.listSessions({ id })).toHaveLength(1);

      await identity.disable(id);
      expect(await admin.users.listSessions({ id })).toEqual([]);
      await identity.reactivate(id);
      expect(await identity.find(id)).toMatchObject({ enabled: true, requiredActions: [] });
      // Refused because the session is gone, not because the account is disabled.
      const refresh = { grant_type: "refresh_token", refresh_token: refreshToken };
      expect(await tokens(client, refresh)).toMatchObject({ error: "invalid_grant" });
      expect((await tokens(client, signIn)).refresh_token).toBeDefined();
    } finally {
      await admin.clients.del({ id: client.id });
    }
  });

  test("gets the completion mail once enabled; before, Keycloak refuses for good", async () => {
    const id = await create(aNewUser());
    await expect(identity.sendCompletionMail(id)).rejects.toThrow(IdentityRefused);
    await identity.enable(id);
    await identity.sendCompletionMail(id);
  });

  test("is removed, and removing again is fine", async () => {
    const id = await create(aNewUser());
    await identity.remove(id);
    await identity.remove(id);
    expect(await identity.find(id)).toBeUndefined();
    created.length = 0;
  });
});

test("a newcomer whom a provider has brought is listed, an account is not", async () => {
  const brought = async (attributes: Record<string, string[]>, emailVerified = false) => {
    const email = `${randomUUID()}@provider.example`;
    const groups = [GROUPS.portalUsers];
    const user = { username: email, email, emailVerified, enabled: true, groups, attributes };
    const { id } = await admin.users.create(user);
    created.push(id);
    return id;
  };
  const newcomer = await brought({ registering_for: ["1000001"] });
  const confirmed = await brought({ registering_for: ["1000001"] }, true);
  const registered = await create(aNewUser());
  const outsider = `${randomUUID()}@outside.example`;
  const outside = await admin.users.create({ username: outsider, email: outsider, enabled: true });
  created.push(outside.id);

  const listed = await identity.listUnconfirmed(0, 100);
  expect(listed).toContainEqual(
    expect.objectContaining({
      id: newcomer,
      registeringFor: "1000001",
      registrationId: undefined,
      customerNumbers: [],
    }),
  );
  const ids = listed.map(({ id }) => id);
  for (const id of [confirmed, registered, outside.id]) expect(ids).not.toContain(id);
});

describe("the rights", () => {
  async function idOf(email: string): Promise<string> {
    const [user] = await admin.users.find({ email, exact: true });
    return user?.id ?? "";
  }

  test("of a super admin are those of one customer", async () => {
    expect(await identity.rightsOf(await idOf(SUPER_ADMIN))).toEqual({
      kind: "super-admin",
      customerNumber: "1000001",
    });
  });

  test("of an operator reach everywhere", async () => {
    expect(await identity.rightsOf(await idOf(OPERATOR))).toEqual({ kind: "operator" });
  });

  test("of an employee, of a stranger and of nobody are none", async () => {
    const employee = await create(aNewUser());
    await identity.enable(employee);
    const email = `${randomUUID()}@outside.example`;
    const stranger = await admin.users.create({ username: email, email, enabled: true });
    created.push(stranger.id);
    for (const id of [employee, stranger.id, randomUUID()]) {
      expect(await identity.rightsOf(id)).toEqual({ kind: "none" });
    }
  });

  test("of a super admin end with the group, with the account and with a second customer number", async () => {
    const id = await create(aNewUser());
    await identity.enable(id);
    const group = await admin.realms.getGroupByPath({ realm: REALM, path: GROUPS.superAdmins });
    await admin.users.addToGroup({ id, groupId: group.id ?? "" });
    expect(await identity.rightsOf(id)).toEqual({ kind: "super-admin", customerNumber: "1000001" });
    await identity.disable(id);
    expect(await identity.rightsOf(id)).toEqual({ kind: "none" });
    await identity.enable(id);
    await admin.users.delFromGroup({ id, groupId: group.id ?? "" });
    expect(await identity.rightsOf(id)).toEqual({ kind: "none" });
  });

  test("are found for the members of the groups that decide", async () => {
    const superAdmins = await identity.listMembers("super-admins", 0, 100);
    expect(superAdmins).toContainEqual(
      expect.objectContaining({ email: SUPER_ADMIN, customerNumbers: ["1000001"] }),
    );
    const operators = await identity.listMembers("operators", 0, 100);
    expect(operators.map(({ email }) => email)).toContain(OPERATOR);
  });
});

describe("Keycloak away or unwilling", () => {
  test.each<[string, Partial<KeycloakOptions>]>([
    ["it cannot be reached", { url: "http://127.0.0.1:1" }],
    ["our secret is wrong", { clientSecret: "rotated" }],
    ["the realm does not exist", { realm: "nowhere" }],
  ])("is something to try again later: %s", async (_how, wrong) => {
    const broken = createKeycloakIdentity({ ...options, ...wrong });
    await expect(broken.rightsOf(randomUUID())).rejects.toThrow(IdentityUnavailable);
    await expect(broken.createDisabledUser(aNewUser())).rejects.toThrow(IdentityUnavailable);
    expect(await broken.isReachable()).toBe(false);
  });

  test("is something to look at when it refuses what we send", async () => {
    await expect(identity.createDisabledUser(aNewUser({ firstName: "<b>" }))).rejects.toThrow(
      IdentityRefused,
    );
  });

  test("is nothing to keep an old token for", async () => {
    const again = createKeycloakIdentity(options);
    const id = await create(aNewUser());
    expect(await again.find(id)).toBeDefined();
    expect(await again.isReachable()).toBe(true);
  });
});

describe("appointing a super admin", () => {
  let client: PasswordClient;
  beforeAll(async () => {
    client = await aClientForPasswords();
  });
  afterAll(() => admin.clients.del({ id: client.id }));

  async function accessTokenOf({ email }: { email: string }): Promise<string> {
    const grant = { grant_type: "password", username: email, password: "Blaue-Bank-7-am-Rhein" };
    return (await tokens(client, grant)).access_token ?? "";
  }

  async function anOperator(): Promise<{ id: string; email: string }> {
    const operator = await someoneWithPassword();
    const groupId = async (path: string) =>
      (await admin.realms.getGroupByPath({ realm: REALM, path })).id ?? "";
    await admin.users.addToGroup({ id: operator.id, groupId: await groupId(GROUPS.operators) });
    await admin.users.delFromGroup({ id: operator.id, groupId: await groupId(GROUPS.portalUsers) });
    return operator;
  }

  test("is done with the operator's own token, and taken back, as often as it is asked for", async () => {
    const accessToken = await accessTokenOf(await anOperator());
    const { id } = await someoneWithPassword();
    for (const wanted of [true, true, false, false]) {
      expect(await identity.setSuperAdmin(id, wanted, accessToken)).toBe("done");
      expect(await identity.rightsOf(id)).toEqual(
        wanted ? { kind: "super-admin", customerNumber: "1000001" } : { kind: "none" },
      );
    }
  });

  test("is refused to whoever is no operator, and to an operator of former times", async () => {
    const { id } = await someoneWithPassword();
    const colleague = await someoneWithPassword();
    expect(await identity.setSuperAdmin(id, true, await accessTokenOf(colleague))).toBe("not-entitled");
    const operator = await anOperator();
    const accessToken = await accessTokenOf(operator);
    const [group] = await admin.users.listGroups({ id: operator.id });
    await admin.users.delFromGroup({ id: operator.id, groupId: group?.id ?? "" });
    expect(await identity.setSuperAdmin(id, true, accessToken)).toBe("not-entitled");
    expect(await identity.rightsOf(id)).toEqual({ kind: "none" });
  });

  test("needs a session at Keycloak that is still alive", async () => {
    const operator = await anOperator();
    const accessToken = await accessTokenOf(operator);
    await admin.users.logout({ id: operator.id });
    const { id } = await someoneWithPassword();
    expect(await identity.setSuperAdmin(id, true, accessToken)).toBe("signed-out");
    expect(await identity.setSuperAdmin(id, true, "no token")).toBe("signed-out");
  });
});
