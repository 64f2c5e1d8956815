import type { IdentityProvider } from "../definition/clients.ts";

export interface PortalAsProvider {
  /** `<KEYCLOAK_URL>/realms/cgm-portal` of the portal. */
  readonly issuer: string;
  /** The web-app client that the portal has for the other realm. */
  readonly clientId: string;
  readonly clientSecret: string;
  readonly alias?: string;
}

/** Paths of another realm that the portal's client for it must name: see `webApp`. */
export function brokerPaths(
  realm: string,
  alias = "cgm-portal",
): { callback: string; backchannelLogout: string } {
  return {
    callback: `/realms/${realm}/broker/${alias}/endpoint`,
    backchannelLogout: `/realms/${realm}/protocol/openid-connect/logout/backchannel-logout`,
  };
}

/**
 * The portal as identity provider of another Keycloak's realm. There the portal is the authority: name, e-mail address (confirmed
 * already) and customer number come from it and are renewed at every log-in. Its roles are not passed on: they say who decides in
 * the portal, and nothing about the other realm's apps.
 */
export function portalAsProvider(portal: PortalAsProvider): IdentityProvider {
  const { issuer, clientId, clientSecret, alias = "cgm-portal" } = portal;
  const endpoint = `${issuer}/protocol/openid-connect`;
  return {
    alias,
    displayName: "CGM PORTAL",
    providerId: "keycloak-oidc",
    enabled: true,
    trustEmail: true,
    storeToken: false,
    linkOnly: false,
    firstBrokerLoginFlowAlias: "first broker login",
    config: {
      issuer,
      authorizationUrl: `${endpoint}/auth`,
      tokenUrl: `${endpoint}/token`,
      jwksUrl: `${endpoint}/certs`,
      userInfoUrl: `${endpoint}/userinfo`,
      logoutUrl: `${endpoint}/logout`,
      clientId,
      clientSecret,
      clientAuthMethod: "client_secret_basic",
      defaultScope: "openid profile email",
      pkceEnabled: "true",
      pkceMethod: "S256",
      validateSignature: "true",
      useJwksUrl: "true",
      backchannelSupported: "true",
      syncMode: "FORCE",
    },
    mappers: [
      {
        name: "customer number",
        identityProviderMapper: "oidc-user-attribute-idp-mapper",
        config: { syncMode: "FORCE", claim: "customer_number", "user.attribute": "customer_number" },
      },
    ],
  };
}
