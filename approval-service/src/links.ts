import type { Configuration } from "./configuration.ts";
import type { Links } from "./jobs/parts.ts";

/** The addresses that mails and pages lead to. */
export function createLinks(configuration: Configuration): Links {
  const { PUBLIC_URL, KEYCLOAK_URL, KEYCLOAK_REALM, PORTAL_URL, PORTAL_CLIENT_ID } = configuration;
  const endpoint = (path: string) =>
    `${KEYCLOAK_URL}/realms/${KEYCLOAK_REALM}/${path}?${new URLSearchParams({
      client_id: PORTAL_CLIENT_ID,
      redirect_uri: `${PORTAL_URL}/`,
      response_type: "code",
      scope: "openid",
    }).toString()}`;
  return {
    confirm: (token) => `${PUBLIC_URL}/confirm?token=${token}`,
    registration: (registrationId) => `${PUBLIC_URL}/registrations/${registrationId}`,
    register: endpoint("protocol/openid-connect/registrations"),
    // The portal begins the log-in itself, with a state of its own.
    logIn: `${PORTAL_URL}/`,
    forgotPassword: `${KEYCLOAK_URL}/realms/${KEYCLOAK_REALM}/login-actions/reset-credentials?client_id=${encodeURIComponent(PORTAL_CLIENT_ID)}`,
  };
}
