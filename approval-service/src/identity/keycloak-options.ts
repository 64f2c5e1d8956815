import { type Configuration, keycloakUrlForUs } from "../configuration.ts";
import type { KeycloakOptions } from "./keycloak.ts";

/** How the service's account reaches Keycloak, from the configuration. */
export function keycloakOptions(configuration: Configuration): KeycloakOptions {
  return {
    url: keycloakUrlForUs(configuration),
    realm: configuration.KEYCLOAK_REALM,
    clientId: configuration.KEYCLOAK_CLIENT_ID,
    clientSecret: configuration.KEYCLOAK_CLIENT_SECRET,
    portal: { clientId: configuration.PORTAL_CLIENT_ID, url: configuration.PORTAL_URL },
    completionLifetime: configuration.COMPLETION_LIFETIME,
  };
}
