import { REALM } from "@cgm-portal/realm-config/names";
import KeycloakAdminClient from "@keycloak/keycloak-admin-client";

/** The eyes and hands of an administrator of the realm, in the real Keycloak of TEST_KEYCLOAK_URL. */
export async function keycloakAdmin(): Promise<KeycloakAdminClient> {
  const admin = new KeycloakAdminClient({
    baseUrl: process.env["TEST_KEYCLOAK_URL"] ?? "",
    realmName: "master",
  });
  await admin.auth({
    grantType: "password",
    clientId: "admin-cli",
    username: process.env["TEST_KEYCLOAK_ADMIN_USERNAME"] ?? "admin",
    password: process.env["TEST_KEYCLOAK_ADMIN_PASSWORD"] ?? "admin",
  });
  admin.setConfig({ realmName: REALM });
  return admin;
}
