import { once } from "node:events";
import { createServer } from "node:http";
import * as oidc from "openid-client";
import type { Page } from "playwright-core";
import { signIn } from "../journey/steps.ts";
import type { Person } from "./realm.ts";
import { Way } from "./tampering.ts";

/** An app with openid-client whose every step a test can take by itself, and tamper with. */
export type OpenIdClientApp = {
  way: Way;
  configuration: oidc.Configuration;
  /** Sends the browser through a log-in, and gives what came back before anything is made of it. */
  authorize(page: Page, person: Person, parameters?: Record<string, string>): Promise<Authorization>;
  /** The whole log-in, with a proof of possession where one is given. */
  signIn(page: Page, person: Person, dpop?: oidc.DPoPHandle): Promise<Tokens>;
  stop(): Promise<void>;
};

export type Authorization = { callback: URL; checks: oidc.AuthorizationCodeGrantChecks };
export type Tokens = Awaited<ReturnType<typeof oidc.authorizationCodeGrant>>;

export async function startOpenIdClientApp(options: {
  issuer: string;
  clientId: string;
  authentication: oidc.ClientAuth;
  redirectUri: string;
  /** Published at /jwks, for private_key_jwt. */
  jwks?: unknown;
  par?: boolean;
}): Promise<OpenIdClientApp> {
  const { redirectUri, jwks, par = true } = options;
  let arrived: (url: URL) => void = () => undefined;
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", redirectUri);
    if (url.pathname === "/jwks") {
      response.setHeader("content-type", "application/json").end(JSON.stringify(jwks));
      return;
    }
    response.end("ok");
    if (url.pathname === new URL(redirectUri).pathname) arrived(url);
  }).listen(Number(new URL(redirectUri).port), new URL(redirectUri).hostname);
  await once(server, "listening");
  const way = new Way();
  const configuration = await oidc.discovery(
    new URL(options.issuer),
    options.clientId,
    { id_token_signed_response_alg: "RS256" },
    options.authentication,
    {
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to stand out; the test's Keycloak is on loopback
      execute: [oidc.allowInsecureRequests],
      // What openid-client passes are fetch's own options, in types of its own.
      [oidc.customFetch]: (url, init) => way.fetch(url, init as RequestInit),
    },
  );

  async function authorize(
    page: Page,
    person: Person,
    parameters: Record<string, string> = {},
  ): Promise<Authorization> {
    const pkceCodeVerifier = oidc.randomPKCECodeVerifier();
    const checks = {
      pkceCodeVerifier,
      expectedState: oidc.randomState(),
      expectedNonce: oidc.randomNonce(),
      idTokenExpected: true,
    };
    const build = par ? oidc.buildAuthorizationUrlWithPAR : oidc.buildAuthorizationUrl;
    const url = await build(configuration, {
      redirect_uri: redirectUri,
      scope: "openid",
      state: checks.expectedState,
      nonce: checks.expectedNonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: "S256",
      ...parameters,
    });
    const callback = new Promise<URL>((resolve) => (arrived = resolve));
    await page.goto(url.href);
    await signIn(page, person.email, person.password);
    return { callback: await callback, checks };
  }

  return {
    way,
    configuration,
    authorize,
    async signIn(page, person, dpop) {
      const { callback, checks } = await authorize(page, person);
      const options = dpop === undefined ? undefined : { DPoP: dpop };
      return oidc.authorizationCodeGrant(configuration, callback, checks, undefined, options);
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
