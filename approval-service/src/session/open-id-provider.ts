import { createRemoteJWKSet, customFetch as joseFetch, jwtVerify } from "jose";
import * as oidc from "openid-client";

/** Keycloak as OpenID provider of the approval UI. */
export type OpenIdProvider = {
  /** Where to send the browser for a log-in (authorization code with PKCE, RFC 7636). */
  authorizationUrl(secrets: SignInSecrets, language: string): Promise<URL>;
  /**
   * Exchanges the code of a callback, checking state, nonce, issuer, audience and signature (OIDC Core 3.1.3.7).
   * @throws SignInRefused when Keycloak or a check refuses it
   */
  redeem(callbackQuery: string, secrets: SignInSecrets): Promise<Identified>;
  /** Where to send the browser for the log-out (OIDC RP-Initiated Logout 1.0). */
  endSessionUrl(idToken: string): Promise<URL>;
  /**
   * Verifies a logout token (OIDC Back-Channel Logout 1.0, section 2.6).
   * @throws when it is not one of Keycloak's for us
   */
  verifyLogoutToken(token: string): Promise<{ sid: string | undefined; userId: string | undefined }>;
};

/** What a log-in under way must remember. */
export type SignInSecrets = { state: string; nonce: string; verifier: string };

/** What the ID token says about the person. */
export type Identified = {
  userId: string;
  name: string;
  firstName: string;
  lastName: string;
  email: string;
  keycloakSid: string | undefined;
  idToken: string;
};

/** The log-in was refused: cancelled, run out, tampered with. */
export class SignInRefused extends Error {
  override readonly name = "SignInRefused";
}

/** Keycloak cannot be reached. Trying again makes sense. */
export class ProviderUnavailable extends Error {
  override readonly name = "ProviderUnavailable";
}

export type ProviderOptions = {
  /** Base URL as browsers know it; the issuer is `<keycloakUrl>/realms/<realm>`. */
  keycloakUrl: string;
  /** How this service reaches Keycloak, where that differs. */
  internalUrl: string;
  realm: string;
  clientId: string;
  clientSecret: string;
  /** Origin of this service. Redirect URIs are built from it, never from a Host header. */
  publicUrl: string;
};

const ALGORITHM = "RS256";
const LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout";
const LOGOUT_TOKEN_MAXIMUM_AGE = "2 minutes";

/** Connects to the provider at the first use, so that the service starts while Keycloak is away. */
export function createOpenIdProvider(options: ProviderOptions): OpenIdProvider {
  const issuer = `${options.keycloakUrl}/realms/${options.realm}`;
  const callbackUrl = `${options.publicUrl}/auth/callback`;
  const internally: oidc.CustomFetch = (url, init) =>
    fetch(url.replace(options.keycloakUrl, options.internalUrl), init as RequestInit);
  const keys = createRemoteJWKSet(
    new URL(`${options.internalUrl}/realms/${options.realm}/protocol/openid-connect/certs`),
    {
      [joseFetch]: fetch,
    },
  );
  let discovered: Promise<oidc.Configuration> | undefined;

  async function client(): Promise<oidc.Configuration> {
    discovered ??= oidc.discovery(
      new URL(issuer),
      options.clientId,
      { id_token_signed_response_alg: ALGORITHM },
      oidc.ClientSecretBasic(options.clientSecret),
      {
        [oidc.customFetch]: internally,
        timeout: 5,
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to stand out; for http on loopback and inside a cluster
        execute: options.internalUrl.startsWith("http:") ? [oidc.allowInsecureRequests] : [],
      },
    );
    try {
      return await discovered;
    } catch (cause) {
      discovered = undefined;
      throw new ProviderUnavailable("Keycloak's discovery document cannot be read", { cause });
    }
  }

  return {
    async authorizationUrl(secrets, language) {
      return oidc.buildAuthorizationUrl(await client(), {
        redirect_uri: callbackUrl,
        scope: "openid profile email",
        code_challenge: await oidc.calculatePKCECodeChallenge(secrets.verifier),
        code_challenge_method: "S256",
        state: secrets.state,
        nonce: secrets.nonce,
        ui_locales: language,
      });
    },

    async redeem(callbackQuery, secrets) {
      const configuration = await client();
      const answer = new URL(callbackUrl + callbackQuery);
      const tokens = await oidc
        .authorizationCodeGrant(configuration, answer, {
          pkceCodeVerifier: secrets.verifier,
          expectedState: secrets.state,
          expectedNonce: secrets.nonce,
          idTokenExpected: true,
        })
        .catch((cause: unknown) => {
          throw isRefusal(cause)
            ? new SignInRefused("Keycloak or a check refused the log-in", { cause })
            : new ProviderUnavailable("Keycloak did not answer the code", { cause });
        });
      return identify(tokens);
    },

    async endSessionUrl(idToken) {
      return oidc.buildEndSessionUrl(await client(), {
        id_token_hint: idToken,
        post_logout_redirect_uri: `${options.publicUrl}/`,
      });
    },

    async verifyLogoutToken(token) {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience: options.clientId,
        algorithms: [ALGORITHM],
        maxTokenAge: LOGOUT_TOKEN_MAXIMUM_AGE,
        requiredClaims: ["iat", "jti", "events"],
      });
      const events: unknown = payload["events"];
      if (typeof events !== "object" || events === null || !(LOGOUT_EVENT in events) || "nonce" in payload) {
        throw new Error("Not a logout token.");
      }
      const sid = typeof payload["sid"] === "string" ? payload["sid"] : undefined;
      if (sid === undefined && payload.sub === undefined) throw new Error("The logout token names nobody.");
      return { sid, userId: payload.sub };
    },
  };
}

/** A new set of unguessable values for one log-in. */
export function newSignInSecrets(): SignInSecrets {
  return {
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    verifier: oidc.randomPKCECodeVerifier(),
  };
}

function isRefusal(error: unknown): boolean {
  return (
    error instanceof oidc.AuthorizationResponseError ||
    error instanceof oidc.ResponseBodyError ||
    (error instanceof oidc.ClientError && error.code !== "OAUTH_TIMEOUT")
  );
}

function identify(tokens: oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers): Identified {
  const claims = tokens.claims();
  if (!claims || tokens.id_token === undefined) throw new SignInRefused("Keycloak sent no ID token");
  const email = textClaim(claims["email"]) ?? "";
  return {
    userId: claims.sub,
    name: textClaim(claims["name"]) ?? email,
    firstName: textClaim(claims["given_name"]) ?? "",
    lastName: textClaim(claims["family_name"]) ?? "",
    email,
    keycloakSid: textClaim(claims["sid"]),
    idToken: tokens.id_token,
  };
}

function textClaim(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
