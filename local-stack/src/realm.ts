import { applyDemoUsers, applyRealm, type Connection } from "@cgm-portal/realm-config";
import { CLIENT_SECRETS, KEYCLOAK_ADMIN, MAIL_FROM_ADDRESS, type Definition } from "./definition.ts";

/** Makes the realm of this stack as declared, and its demo users. Safe to run again. */
export async function applyLocalRealm({ urls, ports }: Definition): Promise<void> {
  const connection: Connection = { url: urls.keycloak, credentials: { ...KEYCLOAK_ADMIN, realm: "master" } };
  await applyRealm({
    ...connection,
    variables: {
      approvalUrl: urls.approval,
      portalUrl: urls.portal,
      smtp: { host: "localhost", port: ports.smtp, from: MAIL_FROM_ADDRESS, encryption: "none" },
      secrets: CLIENT_SECRETS,
    },
  });
  await applyDemoUsers(connection);
}
