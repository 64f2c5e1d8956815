import { createRemoteJWKSet, errors, jwtVerify } from "jose";
import * as oidc from "openid-client";
import type { Language } from "../language.ts";
import type { LogoutNotice, SessionTokens, SignedIn } from "./session.ts";

/** Keycloak as OpenID provider of the approval UI. */
export type OpenIdProvider = {
  /** Where to send the browser for a log-in (authorization code with PKCE, RFC 7636). */
  authorizationUrl(secrets: SignInSecrets, language: string): Promise<URL>;
  /**
   * Exchanges the code of a callback, checking state, nonce, issuer, audience and signature (OIDC Core 3.1.3.7).
   * @throws SignInRefused when Keycloak or a check refuses it
   * @throws ProviderUnavailable
   */
  redeem(callbackQuery: string, secrets: SignInSecrets): Promise<Identified>;
  /**
   * New tokens for a session that is still alive at Keycloak (RFC 6749 section 6).
   * @throws SignInRefused when it has ended there
   * @throws ProviderUnavailable
   */
  renew(tokens: SessionTokens): Promise<SessionTokens>;
  /** Where to send the browser for the log-out (OIDC RP-Initiated Logout 1.0). */
  endSessionUrl(idToken: string): Promise<URL>;
  /**
   * Verifies a logout token (OIDC Back-Channel Logout 1.0, section 2.6).
   * @throws LogoutTokenRefused when it is not one of Keycloak's for us
   * @throws ProviderUnavailable when Keycloak's keys cannot be read
   */
  verifyLogoutToken(token: string): Promise<LogoutNotice>;
};

/** What a log-in under way must remember. */
export type SignInSecrets = { state: string; nonce: string; verifier: string };

/** What the ID token says about the person. */
export type Identified = SignedIn & { firstName: string; lastName: string };

/** The log-in was refused: cancelled, run out, tampered with. */
export class SignInRefused extends Error {
  override readonly name = "SignInRefused";
}

/** What came as a logout token is none that we obey. */
export class LogoutTokenRefused extends Error {
  override readonly name = "LogoutTokenRefused";
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
/** How far Keycloak's clock and ours may be apart. */
const CLOCK_TOLERANCE = "30 seconds";

/** Connects to the provider at the first use, so that the service starts while Keycloak is away. */
export function createOpenIdProvider(options: ProviderOptions): OpenIdProvider {
  const issuer = `${options.keycloakUrl}/realms/${options.realm}`;
  const callbackUrl = `${options.publicUrl}/auth/callback`;
  const internally: oidc.CustomFetch = (url, init) =>
    fetch(
      url.startsWith(options.keycloakUrl) ? options.internalUrl + url.slice(options.keycloakUrl.length) : url,
      init as RequestInit,
    );
  const keys = createRemoteJWKSet(
    new URL(`${options.internalUrl}/realms/${options.realm}/protocol/openid-connect/certs`),
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
        execute: [
          // Signatures count although the token comes straight from Keycloak: inside a cluster that may be without TLS.
          oidc.enableNonRepudiationChecks,
          // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to stand out; for http on loopback and inside a cluster
          ...(options.internalUrl.startsWith("http:") ? [oidc.allowInsecureRequests] : []),
        ],
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

    async renew({ idToken, refreshToken }) {
      if (refreshToken === undefined) throw new SignInRefused("There is nothing to renew the tokens with");
      const renewed = await oidc.refreshTokenGrant(await client(), refreshToken).catch((cause: unknown) => {
        throw isRefusal(cause)
          ? new SignInRefused("Keycloak's session has ended", { cause })
          : new ProviderUnavailable("Keycloak did not renew the tokens", { cause });
      });
      return toTokens(renewed, { idToken, refreshToken });
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
        clockTolerance: CLOCK_TOLERANCE,
        requiredClaims: ["iat", "jti", "events"],
      }).catch((cause: unknown) => {
        throw keysAreMissing(cause)
          ? new ProviderUnavailable("Keycloak's keys cannot be read", { cause })
          : new LogoutTokenRefused("A check failed", { cause });
      });
      const events: unknown = payload["events"];
      if (typeof events !== "object" || events === null || !(LOGOUT_EVENT in events) || "nonce" in payload) {
        throw new LogoutTokenRefused("Not a logout token");
      }
      const sid = textClaim(payload["sid"]);
      const userId = textClaim(payload.sub);
      const tokenId = textClaim(payload.jti);
      if (tokenId === undefined || (sid === undefined && userId === undefined)) {
        throw new LogoutTokenRefused("The logout token names nobody");
      }
      return { sid, userId, tokenId };
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

/** What openid-client reports when Keycloak gave no proper answer at all: 5xx, a proxy's page, nothing in time. */
const NO_ANSWER: readonly (string | undefined)[] = [
  "OAUTH_TIMEOUT",
  "OAUTH_RESPONSE_IS_NOT_CONFORM",
  "OAUTH_RESPONSE_IS_NOT_JSON",
  "OAUTH_PARSE_ERROR",
];

/** Whether another log-in helps. A wrong client secret (`invalid_client`), say, is no mistake of the person's. */
function isRefusal(error: unknown): boolean {
  if (error instanceof oidc.ResponseBodyError) return error.error === "invalid_grant";
  if (error instanceof oidc.ClientError) return !NO_ANSWER.includes(error.code);
  return error instanceof oidc.AuthorizationResponseError;
}

/** jose reports an answer that holds no keys as a generic error of its own, and a broken connection as the fetch's. */
export function keysAreMissing(error: unknown): boolean {
  return (
    !(error instanceof errors.JOSEError) ||
    error instanceof errors.JWKSTimeout ||
    error instanceof errors.JWKSInvalid ||
    error.code === errors.JOSEError.code
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
    locale: languageClaim(claims["locale"]),
    keycloakSid: textClaim(claims["sid"]),
    tokens: toTokens(tokens, { idToken: tokens.id_token }),
  };
}

/** What came with an answer; of what did not come, the former stays. */
function toTokens(
  tokens: oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers,
  former: { idToken: string; refreshToken?: string },
): SessionTokens {
  return {
    idToken: tokens.id_token ?? former.idToken,
    accessToken: tokens.access_token,
    accessTokenEndsAt: Date.now() + 1000 * (tokens.expiresIn() ?? 0),
    refreshToken: tokens.refresh_token ?? former.refreshToken,
  };
}

function languageClaim(value: unknown): Language | undefined {
  return value === "de" || value === "en" ? value : undefined;
}

function textClaim(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
