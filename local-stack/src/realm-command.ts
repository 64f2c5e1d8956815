import {
  CLIENT_SECRETS,
  KEYCLOAK_ADMIN,
  MAIL_FROM_ADDRESS,
  readDefinition,
  type Definition,
} from "./definition.ts";

/**
 * `npm run realm`: the realm tool. Where neither the environment nor `--env` says which Keycloak is meant, it is the one of
 * the local stack, with its administrator and demo secrets.
 */
const isElsewhere =
  process.env["KEYCLOAK_URL"] !== undefined || process.argv.some((argument) => argument.startsWith("--env"));
if (!isElsewhere) Object.assign(process.env, toolEnvironment(readDefinition(process.env)));
await import("@cgm-portal/realm-config/cli");

/** What the realm tool reads from its environment; the same variables that realm.ts passes to it directly. */
function toolEnvironment({ urls, ports }: Definition): Record<string, string> {
  return {
    KEYCLOAK_URL: urls.keycloak,
    KEYCLOAK_ADMIN_USERNAME: KEYCLOAK_ADMIN.username,
    KEYCLOAK_ADMIN_PASSWORD: KEYCLOAK_ADMIN.password,
    REALM_APPROVAL_URL: urls.approval,
    REALM_PORTAL_URL: urls.portal,
    REALM_SMTP_HOST: "localhost",
    REALM_SMTP_PORT: String(ports.smtp),
    REALM_SMTP_FROM: MAIL_FROM_ADDRESS,
    REALM_SMTP_ENCRYPTION: "none",
    REALM_SECRET_APPROVAL_SERVICE: CLIENT_SECRETS.approvalService,
    REALM_SECRET_APPROVAL_UI: CLIENT_SECRETS.approvalUi,
    REALM_SECRET_PORTAL: CLIENT_SECRETS.portal,
  };
}
