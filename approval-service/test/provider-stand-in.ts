import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT } from "jose";

const { publicKey, privateKey } = await generateKeyPair("RS256");
const strangersKey = (await generateKeyPair("RS256")).privateKey;

/** An OpenID provider whose answers can be wrong in ways no real one lets us. The real Keycloak: tests/journey. */
export type ProviderStandIn = {
  /** Base URL, as KEYCLOAK_URL. */
  url: string;
  /** The person at the keyboard: what the ID token says besides what the protocol needs. */
  person: Record<string, unknown>;
  /** Overrides claims of the next ID tokens; undefined leaves one out. */
  lies: Record<string, unknown>;
  signsWithStrangersKey: boolean;
  /** ID tokens have no signature (`alg: none`). */
  signsNothing: boolean;
  /** As after a change of the client's secret. */
  refusesClient: boolean;
  /** The provider answers 503 to everything. */
  isDown: boolean;
  /** Signs somebody in: answers the query with which the browser comes back. */
  approve(authorizationUrl: URL): string;
  /** What was handed out last. */
  lastIdToken: string;
  lastAccessToken: string;
  lastRefreshToken: string;
  /** In seconds. */
  accessTokenLifetime: number;
  /** Refresh tokens are worth nothing any more. */
  sessionHasEnded: boolean;
  logoutToken(claims: Record<string, unknown>): Promise<string>;
  stop(): void;
};

export const CLIENT = { id: "approval-ui", secret: "approval-ui-secret" };
const REALM_PATH = "/realms/cgm-portal";

export async function startProviderStandIn(): Promise<ProviderStandIn> {
  const jwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  /** Codes under way, with what the authorization request asked for. */
  const codes = new Map<string, URLSearchParams>();

  const server: Server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      void answer(request.url ?? "", new URLSearchParams(body)).then(([status, json]) => {
        response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(json));
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer = url + REALM_PATH;

  async function answer(path: string, form: URLSearchParams): Promise<[status: number, json: unknown]> {
    if (standIn.isDown) return [503, {}];
    switch (path.slice(REALM_PATH.length)) {
      case "/.well-known/openid-configuration":
        return [
          200,
          {
            issuer,
            authorization_endpoint: `${issuer}/auth`,
            token_endpoint: `${issuer}/token`,
            jwks_uri: `${issuer}/protocol/openid-connect/certs`,
            end_session_endpoint: `${issuer}/logout`,
            id_token_signing_alg_values_supported: ["RS256"],
            response_types_supported: ["code"],
            subject_types_supported: ["public"],
          },
        ];
      case "/protocol/openid-connect/certs":
        return [200, { keys: [{ ...jwk, kid, alg: "RS256", use: "sig" }] }];
      case "/token":
        return redeem(form);
      default:
        return [404, {}];
    }
  }

  async function redeem(form: URLSearchParams): Promise<[status: number, json: unknown]> {
    if (form.get("grant_type") === "refresh_token") return renew(form);
    const asked = codes.get(form.get("code") ?? "");
    codes.delete(form.get("code") ?? "");
    const verifier = new TextEncoder().encode(form.get("code_verifier") ?? "");
    const challenge = Buffer.from(await crypto.subtle.digest("SHA-256", verifier)).toString("base64url");
    if (standIn.refusesClient) return [401, { error: "invalid_client" }];
    if (asked?.get("code_challenge") !== challenge) return [400, { error: "invalid_grant" }];
    const idToken = await sign({ aud: CLIENT.id, nonce: asked.get("nonce"), ...standIn.person });
    standIn.lastIdToken = standIn.signsNothing ? unsigned(idToken) : idToken;
    standIn.sessionHasEnded = false;
    return [200, { ...aTokenPair(), id_token: standIn.lastIdToken }];
  }

  function renew(form: URLSearchParams): [status: number, json: unknown] {
    const isKnown = form.get("refresh_token") === standIn.lastRefreshToken && !standIn.sessionHasEnded;
    return isKnown ? [200, aTokenPair()] : [400, { error: "invalid_grant" }];
  }

  function aTokenPair(): object {
    standIn.lastAccessToken = `access-${crypto.randomUUID()}`;
    standIn.lastRefreshToken ||= `refresh-${crypto.randomUUID()}`;
    return {
      access_token: standIn.lastAccessToken,
      refresh_token: standIn.lastRefreshToken,
      token_type: "Bearer",
      expires_in: standIn.accessTokenLifetime,
    };
  }

  function unsigned(token: string): string {
    const header = Buffer.from('{"alg":"none"}').toString("base64url");
    return `${header}.${token.split(".")[1] ?? ""}.`;
  }

  function sign(claims: Record<string, unknown>): Promise<string> {
    return new SignJWT({ iss: issuer, ...claims, ...standIn.lies })
      .setProtectedHeader({ alg: "RS256", kid })
      .setIssuedAt()
      .setExpirationTime("5 minutes")
      .sign(standIn.signsWithStrangersKey ? strangersKey : privateKey);
  }

  const standIn: ProviderStandIn = {
    url,
    person: {},
    lies: {},
    signsWithStrangersKey: false,
    signsNothing: false,
    refusesClient: false,
    isDown: false,
    lastIdToken: "",
    lastAccessToken: "",
    lastRefreshToken: "",
    accessTokenLifetime: 300,
    sessionHasEnded: false,
    approve({ searchParams }) {
      const code = crypto.randomUUID();
      codes.set(code, searchParams);
      return new URLSearchParams({ code, state: searchParams.get("state") ?? "", iss: issuer }).toString();
    },
    logoutToken: (claims) =>
      sign({
        aud: CLIENT.id,
        jti: crypto.randomUUID(),
        events: { "http://schemas.openid.net/event/backchannel-logout": {} },
        ...claims,
      }),
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
  return standIn;
}
