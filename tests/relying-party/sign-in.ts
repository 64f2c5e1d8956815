import * as oidc from "openid-client";
import type { Configuration } from "./configuration.ts";
import { logoutTokenVerifier, type LogoutNotice } from "./logout-token.ts";
import type { Person, SignedIn, SignInAttempt } from "./session.ts";

/** The portal's side of OpenID Connect: authorization code with PKCE, the request pushed (RFC 9126). */
export type SignIn = {
  begin(language: string): Promise<{ url: URL; attempt: SignInAttempt }>;
  complete(callback: URL, attempt: SignInAttempt): Promise<SignedIn>;
  /** Asks whether the person is still signed in, and what is true of them now; undefined when no longer. */
  renew(signedIn: SignedIn): Promise<SignedIn | undefined>;
  /** Whom a logout token signs out. Throws when it is not Keycloak's for this client. */
  readLogoutToken(token: string): Promise<LogoutNotice>;
  /** Where to send the browser to sign out of the realm as well. */
  signOutUrl(idToken: string | undefined): Promise<URL>;
};

/** The contract's one algorithm (docs/federation.md). */
const ALGORITHM = "RS256";

/** Makes the portal's sign-in. Keycloak's addresses are asked for at the first use, as it may start later than this. */
export function makeSignIn(configuration: Configuration): SignIn {
  const { issuer, publicUrl, clientId, clientSecret } = configuration;
  const redirectUri = new URL("/auth/callback", publicUrl).href;
  let discovered: Promise<oidc.Configuration> | undefined;
  let verify: ((token: string) => Promise<LogoutNotice>) | undefined;

  function provider(): Promise<oidc.Configuration> {
    discovered ??= oidc
      .discovery(
        issuer,
        clientId,
        { id_token_signed_response_alg: ALGORITHM },
        oidc.ClientSecretBasic(clientSecret),
        {
          // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to stand out; only where the URL says http
          execute: issuer.protocol === "http:" ? [oidc.allowInsecureRequests] : [],
          // What openid-client passes are fetch's own options, in types of its own.
          [oidc.customFetch]: (url, options) => fetch(reachable(url, configuration), options as RequestInit),
        },
      )
      .catch((error: unknown) => {
        discovered = undefined; // Ask again next time.
        throw error;
      });
    return discovered;
  }

  return {
    async begin(language) {
      const attempt = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        codeVerifier: oidc.randomPKCECodeVerifier(),
      };
      const url = await oidc.buildAuthorizationUrlWithPAR(await provider(), {
        redirect_uri: redirectUri,
        scope: "openid profile email",
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(attempt.codeVerifier),
        code_challenge_method: "S256",
        ui_locales: language,
      });
      return { url, attempt };
    },
    async complete(callback, attempt) {
      const tokens = await oidc.authorizationCodeGrant(await provider(), callback, {
        expectedState: attempt.state,
        expectedNonce: attempt.nonce,
        pkceCodeVerifier: attempt.codeVerifier,
        idTokenExpected: true,
      });
      return signedInBy(tokens);
    },
    async renew(signedIn) {
      if (signedIn.refreshToken === undefined) return undefined;
      try {
        return signedInBy(await oidc.refreshTokenGrant(await provider(), signedIn.refreshToken));
      } catch (error) {
        // Signed out, deactivated, removed. Anything else says nothing about the person.
        if (error instanceof oidc.ResponseBodyError && error.error === "invalid_grant") return undefined;
        throw error;
      }
    },
    async readLogoutToken(token) {
      verify ??= logoutTokenVerifier({
        issuer: issuer.href,
        clientId,
        algorithm: ALGORITHM,
        jwksUrl: (await provider()).serverMetadata().jwks_uri ?? "",
        fetch: (url, options) => fetch(reachable(url, configuration), options),
      });
      return verify(token);
    },
    async signOutUrl(idToken) {
      return oidc.buildEndSessionUrl(await provider(), {
        post_logout_redirect_uri: new URL("/", publicUrl).href,
        ...(idToken === undefined ? { client_id: clientId } : { id_token_hint: idToken }),
      });
    },
  };
}

/** Inside a container network Keycloak's public address leads nowhere: the same path at its internal one. */
function reachable(url: string, { issuer, keycloakInternalUrl }: Configuration): string {
  return keycloakInternalUrl ? url.replace(issuer.origin, keycloakInternalUrl.origin) : url;
}

function signedInBy(tokens: oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers): SignedIn {
  const claims: Record<string, unknown> = { ...tokens.claims() };
  return {
    person: personOf(claims),
    claims,
    idToken: tokens.id_token,
    refreshToken: tokens.refresh_token,
    checkAgainAt: Date.now() + (tokens.expiresIn() ?? 0) * 1000,
  };
}

function personOf(claims: Record<string, unknown>): Person {
  const text = (value: unknown) => (typeof value === "string" ? value : undefined);
  const email = text(claims["email"]) ?? "";
  return {
    name: text(claims["name"]) ?? (email || "?"),
    email,
    customerNumber: text(claims["customer_number"]),
    roles: Array.isArray(claims["roles"]) ? claims["roles"].filter((role) => typeof role === "string") : [],
  };
}
