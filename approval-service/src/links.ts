import { createHash, randomBytes } from "node:crypto";
import type { Configuration } from "./configuration.ts";
import type { Links } from "./jobs/parts.ts";

/** The addresses that mails and pages lead to. */
export function createLinks(configuration: Configuration): Links {
  const { PUBLIC_URL, KEYCLOAK_URL, KEYCLOAK_REALM, PORTAL_URL, PORTAL_CLIENT_ID } = configuration;
  const realm = `${KEYCLOAK_URL}/realms/${KEYCLOAK_REALM}`;
  const registerPage = new URLSearchParams({
    client_id: PORTAL_CLIENT_ID,
    redirect_uri: `${PORTAL_URL}/`,
    response_type: "code",
    scope: "openid",
    // The portal's client demands PKCE. Nobody ever has the verifier of this challenge: whoever logs in from the register
    // page arrives at the portal with a code that is worth nothing, and the portal begins a log-in of its own.
    code_challenge: createHash("sha256").update(randomBytes(32)).digest("base64url"),
    code_challenge_method: "S256",
  });
  return {
    confirm: (token) => `${PUBLIC_URL}/confirm?token=${token}`,
    registration: (registrationId) => `${PUBLIC_URL}/registrations/${registrationId}`,
    list: `${PUBLIC_URL}/`,
    register: `${realm}/protocol/openid-connect/registrations?${registerPage.toString()}`,
    logIn: `${PORTAL_URL}/`,
    forgotPassword: `${realm}/login-actions/reset-credentials?client_id=${encodeURIComponent(PORTAL_CLIENT_ID)}`,
  };
}
