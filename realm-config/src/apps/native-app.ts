import { SCOPES } from "../realm/client-scopes.ts";
import type { Access } from "./access.ts";
import { type App, COMMON, TOKENS } from "./app.ts";
import { type Claims, scopesFor } from "./claims.ts";

export interface NativeApp {
  readonly clientId: string;
  readonly name: string;
  readonly description?: string;
  /** Path that the log-in ends at, on a free port of the loopback interface (RFC 8252 section 7.3). */
  readonly callback?: string;
  /** Claimed https URLs of a mobile app, besides or instead of loopback (section 7.2). */
  readonly appLinks?: readonly string[];
  readonly claims: readonly Claims[];
  readonly apis?: readonly string[];
  /** Only for a library that cannot prove possession of a key (RFC 9449): the app gets no refresh token then. */
  readonly withoutDpop?: boolean;
  readonly access?: Access;
}

/**
 * A program on a person's device: public (a secret in it would be none), authorization code with PKCE in the system's
 * browser. Keycloak accepts any port for a loopback redirect URI that names none; everything else is compared exactly.
 *
 * As it has no secret, its refresh token is bound to a key on the device, so that a stolen one is worth nothing (RFC 9700 section
 * 2.2.2). The other way that RFC allows, rotation, Keycloak has for a whole realm alone.
 */
export function nativeApp(app: NativeApp): App {
  const {
    clientId,
    name,
    description,
    callback = "/callback",
    appLinks = [],
    withoutDpop = false,
    access,
  } = app;
  const loopback = `http://127.0.0.1${callback}`;
  return {
    ...COMMON,
    clientId,
    name,
    ...(description !== undefined && { description }),
    publicClient: true,
    standardFlowEnabled: true,
    serviceAccountsEnabled: false,
    redirectUris: [loopback, ...appLinks],
    webOrigins: [],
    attributes: {
      ...TOKENS,
      "pkce.code.challenge.method": "S256",
      "dpop.bound.access.tokens": String(!withoutDpop),
      "use.refresh.tokens": String(!withoutDpop),
      "post.logout.redirect.uris": [loopback, ...appLinks].join("##"),
    },
    defaultClientScopes: [...scopesFor(app.claims), ...(app.apis ?? [])],
    optionalClientScopes: app.claims.includes("customer") ? [SCOPES.organization] : [],
    ...(access !== undefined && { access }),
  };
}
