import KeycloakAdminClient from "@keycloak/keycloak-admin-client";
import type UserRepresentation from "@keycloak/keycloak-admin-client/lib/defs/userRepresentation.js";
import { ATTRIBUTES, CLIENTS, GROUPS, REALM } from "@cgm-portal/realm-config/names";
import { type Employee, urlOf } from "./employee.ts";

async function realmAdmin(): Promise<KeycloakAdminClient> {
  const client = new KeycloakAdminClient({ baseUrl: urlOf("TEST_KEYCLOAK_URL"), realmName: "master" });
  await client.auth({
    username: process.env["TEST_KEYCLOAK_ADMIN_USERNAME"] ?? "",
    password: process.env["TEST_KEYCLOAK_ADMIN_PASSWORD"] ?? "",
    grantType: "password",
    clientId: "admin-cli",
  });
  client.setConfig({ realmName: REALM });
  return client;
}

/** What Keycloak itself holds for this address: the truth, seen with the realm administrator's eyes. */
export async function usersWithEmail(email: string): Promise<UserRepresentation[]> {
  return (await realmAdmin()).users.find({ email, exact: true });
}

/** Ends every session of this person, as an administrator does in Keycloak's console. */
export async function endSessionsOf(email: string): Promise<void> {
  const admin = await realmAdmin();
  const [user] = await admin.users.find({ email, exact: true });
  if (!user?.id) throw new Error(`Keycloak knows nobody with the address ${email}.`);
  await admin.users.logout({ id: user.id });
}

/**
 * Lets every token of this client run out, as time does (OpenID Connect's not-before). Unlike a log-out it tells no app of it,
 * and sessions of the apps' own go on.
 */
export async function endTokensOf(clientId: string): Promise<void> {
  const admin = await realmAdmin();
  const [client] = await admin.clients.find({ clientId });
  if (!client?.id) throw new Error(`Keycloak knows no client ${clientId}.`);
  await admin.clients.update({ id: client.id }, { ...client, notBefore: Math.floor(Date.now() / 1000) });
}

/** Arranges an employee who finished the journey earlier: enabled, agreed to the legal texts, with a password. */
export async function createPortalUser(employee: Employee): Promise<void> {
  const admin = await realmAdmin();
  await admin.users.create({
    username: employee.email,
    email: employee.email,
    emailVerified: true,
    enabled: true,
    firstName: employee.firstName,
    lastName: employee.lastName,
    groups: [GROUPS.portalUsers],
    attributes: {
      [ATTRIBUTES.customerNumber]: [employee.customerNumber],
      "terms-2026-11": ["accepted"],
      "privacy-2026-11": ["accepted"],
    },
    credentials: [{ type: "password", value: employee.password, temporary: false }],
  });
}

/** Arranges an employee who has been approved and has done nothing yet; Keycloak mails the completion link, as the service asks it to. */
export async function createApprovedUser(employee: Employee): Promise<void> {
  const admin = await realmAdmin();
  const actions = ["VERIFY_PROFILE", "UPDATE_PASSWORD"];
  const { id } = await admin.users.create({
    username: employee.email,
    email: employee.email,
    emailVerified: true,
    enabled: true,
    firstName: employee.firstName,
    lastName: employee.lastName,
    groups: [GROUPS.portalUsers],
    requiredActions: actions,
    attributes: { locale: ["de"], [ATTRIBUTES.customerNumber]: [employee.customerNumber] },
  });
  const redirectUri = `${urlOf("TEST_PORTAL_URL")}/`;
  await admin.users.executeActionsEmail({ id, actions, clientId: CLIENTS.portal, redirectUri });
}

/** Gives a user another customer number, as an administrator can by mistake. */
export async function setCustomerNumber(email: string, customerNumber: string): Promise<void> {
  const admin = await realmAdmin();
  const [user] = await admin.users.find({ email, exact: true, briefRepresentation: false });
  if (!user?.id) throw new Error(`Keycloak knows nobody with the address ${email}.`);
  const attributes = { ...user.attributes, [ATTRIBUTES.customerNumber]: [customerNumber] };
  await admin.users.update({ id: user.id }, { ...user, attributes });
}

/** The attributes of a user of another realm than the portal's. */
export async function attributesOf(realm: string, email: string): Promise<Record<string, string[]>> {
  const admin = await realmAdmin();
  const [user] = await admin.users.find({ realm, email, exact: true });
  return (user?.attributes ?? {}) as Record<string, string[]>;
}

/** Deletes a realm that a test made for itself. */
export async function deleteRealm(realm: string): Promise<void> {
  await (await realmAdmin()).realms.del({ realm });
}
