import { SCOPES } from "../realm/client-scopes.ts";
import type { Access } from "./access.ts";
import { type App, COMMON, TOKENS } from "./app.ts";
import { type Claims, scopesFor } from "./claims.ts";

export interface WebApp {
  readonly clientId: string;
  readonly name: string;
  readonly description?: string;
  /** Base URL in the browser, without a slash at the end. */
  readonly url: string;
  /** Where Keycloak reaches the app, if not there. */
  readonly internalUrl?: string;
  /** Path that the log-in ends at: exactly one. */
  readonly callback?: string;
  /** Path for logout tokens (OIDC Back-Channel Logout 1.0). */
  readonly backchannelLogout?: string;
  readonly claims: readonly Claims[];
  /** Scopes of the APIs it calls; each puts one API into the audience. */
  readonly apis?: readonly string[];
  /**
   * Where the app publishes its public keys (private_key_jwt, RFC 7523): no secret to keep, send or rotate. Without it the
   * app has a secret, Keycloak's own unless one is given.
   */
  readonly jwksUrl?: string;
  readonly secret?: string;
  /** Only for a library that cannot push its authorization request (RFC 9126). */
  readonly withoutPar?: boolean;
  readonly access?: Access;
}

/** A web application with a server: confidential, authorization code with PKCE, pushed authorization requests. */
export function webApp(app: WebApp): App {
  const { clientId, name, description, url, internalUrl = url, jwksUrl, secret, access } = app;
  return {
    ...COMMON,
    clientId,
    name,
    ...(description !== undefined && { description }),
    publicClient: false,
    clientAuthenticatorType: jwksUrl === undefined ? "client-secret" : "client-jwt",
    ...(secret !== undefined && { secret }),
    standardFlowEnabled: true,
    serviceAccountsEnabled: false,
    rootUrl: url,
    baseUrl: "/",
    redirectUris: [url + (app.callback ?? "/auth/callback")],
    webOrigins: [],
    attributes: {
      ...TOKENS,
      "pkce.code.challenge.method": "S256",
      "require.pushed.authorization.requests": String(app.withoutPar !== true),
      "post.logout.redirect.uris": `${url}/`,
      "backchannel.logout.url": internalUrl + (app.backchannelLogout ?? "/auth/backchannel-logout"),
      "backchannel.logout.session.required": "true",
      "backchannel.logout.revoke.offline.tokens": "true",
      ...(jwksUrl !== undefined && {
        "use.jwks.url": "true",
        "jwks.url": jwksUrl,
        "token.endpoint.auth.signing.alg": "PS256",
      }),
    },
    defaultClientScopes: [...scopesFor(app.claims), ...(app.apis ?? [])],
    optionalClientScopes: app.claims.includes("customer") ? [SCOPES.organization] : [],
    ...(access !== undefined && { access }),
  };
}
