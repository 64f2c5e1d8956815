import { KeycloakError } from "./error.ts";

/** Who the tool is towards Keycloak: its own client (production) or an administrator's password (local stack, first set-up). */
export type Credentials =
  | { readonly clientId: string; readonly clientSecret: string; readonly realm: string }
  | { readonly username: string; readonly password: string; readonly realm: string };

/** Renewed this long before Keycloak would refuse it. The master realm's tokens live for 60 s only. */
const MARGIN_MS = 10_000;

/** Returns a function that hands out a valid access token and fetches a new one only when the last is about to expire. */
export function accessTokens(baseUrl: string, credentials: Credentials): () => Promise<string> {
  const path = `/realms/${encodeURIComponent(credentials.realm)}/protocol/openid-connect/token`;
  const form =
    "clientId" in credentials
      ? {
          grant_type: "client_credentials",
          client_id: credentials.clientId,
          client_secret: credentials.clientSecret,
        }
      : {
          grant_type: "password",
          client_id: "admin-cli",
          username: credentials.username,
          password: credentials.password,
        };
  let current: Promise<{ token: string; expiresAt: number }> | undefined;

  async function fetchToken(): Promise<{ token: string; expiresAt: number }> {
    const askedAt = performance.now();
    const response = await fetch(baseUrl + path, { method: "POST", body: new URLSearchParams(form) });
    const answer = await response.text();
    if (!response.ok) throw new KeycloakError("POST", path, response.status, answer);
    const { access_token: token, expires_in: lifetime } = JSON.parse(answer) as {
      access_token: string;
      expires_in: number;
    };
    return { token, expiresAt: askedAt + lifetime * 1000 - MARGIN_MS };
  }

  return async () => {
    const asked = current;
    const held = await asked;
    if (held !== undefined && held.expiresAt > performance.now()) return held.token;
    // Requests run in parallel: the first of them fetches, the others wait for the same token.
    if (current === asked) {
      current = fetchToken();
      current.catch(() => (current = undefined));
    }
    return (await (current ?? fetchToken())).token;
  };
}
