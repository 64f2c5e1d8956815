import type { Connection } from "./keycloak/api.ts";
import { fromEnvironment } from "./variables.ts";

/**
 * Where Keycloak is and who we are to it: KEYCLOAK_URL, and either REALM_CLIENT_ID with REALM_CLIENT_SECRET (the identity
 * made for this tool) or KEYCLOAK_ADMIN_USERNAME with KEYCLOAK_ADMIN_PASSWORD. Secrets may be files: `<NAME>_FILE`.
 */
export function connectionFromEnvironment(environment: NodeJS.ProcessEnv): Connection {
  const read = (name: string): string | undefined => fromEnvironment(environment, name);
  const url = read("KEYCLOAK_URL") ?? "http://localhost:8080";
  const realm = read("REALM_CREDENTIALS_REALM") ?? "master";
  const clientId = read("REALM_CLIENT_ID");
  const clientSecret = read("REALM_CLIENT_SECRET");
  if (clientId !== undefined && clientSecret !== undefined)
    return { url, credentials: { clientId, clientSecret, realm } };
  const username = read("KEYCLOAK_ADMIN_USERNAME");
  const password = read("KEYCLOAK_ADMIN_PASSWORD");
  if (username !== undefined && password !== undefined)
    return { url, credentials: { username, password, realm } };
  throw new Error(
    "Who should this tool be to Keycloak? Set REALM_CLIENT_ID and REALM_CLIENT_SECRET, or KEYCLOAK_ADMIN_USERNAME and KEYCLOAK_ADMIN_PASSWORD.",
  );
}
