import * as oidc from "openid-client";
import type { Configuration } from "./configuration.ts";
import type { Person, SignInAttempt } from "./session.ts";

/** The portal's side of OpenID Connect: authorization code with PKCE. */
export type SignIn = {
  begin(language: string): Promise<{ url: URL; attempt: SignInAttempt }>;
  complete(callback: URL, attempt: SignInAttempt): Promise<{ person: Person; idToken: string | undefined }>;
  /** Where to send the browser to sign out of the realm as well. */
  signOutUrl(idToken: string | undefined): Promise<URL>;
};

/** Makes the portal's sign-in. Keycloak's addresses are asked for at the first use, as it may start later than this. */
export function makeSignIn(configuration: Configuration): SignIn {
  const { issuer, publicUrl, clientId, clientSecret } = configuration;
  const redirectUri = new URL("/auth/callback", publicUrl).href;
  let discovered: Promise<oidc.Configuration> | undefined;

  function provider(): Promise<oidc.Configuration> {
    discovered ??= oidc
      .discovery(issuer, clientId, undefined, oidc.ClientSecretBasic(clientSecret), {
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to stand out; only where the URL says http
        execute: issuer.protocol === "http:" ? [oidc.allowInsecureRequests] : [],
        // What openid-client passes are fetch's own options, in types of its own.
        [oidc.customFetch]: (url, options) => fetch(reachable(url, configuration), options as RequestInit),
      })
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
      const url = oidc.buildAuthorizationUrl(await provider(), {
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
      return { person: personOf(tokens.claims() ?? {}), idToken: tokens.id_token };
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
