import { type App, COMMON, TOKENS } from "./app.ts";

export interface Machine {
  readonly clientId: string;
  readonly name: string;
  readonly description?: string;
  /** Scopes of the APIs it calls; each puts one API into the audience. */
  readonly apis: readonly string[];
  /** Realm roles of its own account, which an API may ask for. */
  readonly roles?: readonly string[];
  readonly jwksUrl?: string;
  readonly secret?: string;
}

/** A program that acts for itself: client credentials, no person, no claims about any, no refresh token. */
export function machine({ clientId, name, description, apis, roles, jwksUrl, secret }: Machine): App {
  return {
    ...COMMON,
    clientId,
    name,
    ...(description !== undefined && { description }),
    publicClient: false,
    clientAuthenticatorType: jwksUrl === undefined ? "client-secret" : "client-jwt",
    ...(secret !== undefined && { secret }),
    standardFlowEnabled: false,
    serviceAccountsEnabled: true,
    ...(roles && { serviceAccountRoles: { realm: [...roles] }, roles: { realm: [...roles] } }),
    redirectUris: [],
    webOrigins: [],
    attributes: {
      ...TOKENS,
      "client_credentials.use_refresh_token": "false",
      ...(jwksUrl !== undefined && {
        "use.jwks.url": "true",
        "jwks.url": jwksUrl,
        "token.endpoint.auth.signing.alg": "PS256",
      }),
    },
    defaultClientScopes: ["basic", ...apis],
    optionalClientScopes: [],
  };
}
