import { IdentityUnavailable } from "./identity.ts";

export type ServiceTokens = {
  get(): Promise<string>;
  /** After a 401: the token is not worth anything any more, whatever its lifetime says. */
  forget(): void;
};

/** A token that ends sooner than this is not used: the request has to arrive with it. */
const MARGIN_MS = 10_000;

/**
 * Access tokens of the service account (OAuth 2.0 client credentials, RFC 6749 section 4.4), one at a time and kept
 * until shortly before it ends. Requests that arrive together wait for the same answer.
 */
export function createServiceTokens(options: {
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  timeoutMs: number;
}): ServiceTokens {
  let current: { token: string; usableUntil: number } | undefined;
  let pending: Promise<string> | undefined;

  async function request(): Promise<string> {
    const sentAt = Date.now();
    let response: Response;
    let body: unknown;
    try {
      response = await fetch(options.tokenUrl, {
        method: "POST",
        body: new URLSearchParams({
          grant_type: "client_credentials",
          client_id: options.clientId,
          client_secret: options.clientSecret,
        }),
        signal: AbortSignal.timeout(options.timeoutMs),
      });
      body = await response.json();
    } catch (error) {
      throw new IdentityUnavailable("Keycloak gave no token.", { cause: error });
    }
    const { access_token: token, expires_in: lifetime } = (body ?? {}) as Record<string, unknown>;
    if (!response.ok || typeof token !== "string" || typeof lifetime !== "number") {
      throw new IdentityUnavailable(`Keycloak gave no token (status ${response.status}).`);
    }
    current = { token, usableUntil: sentAt + lifetime * 1000 - MARGIN_MS };
    return token;
  }

  return {
    get() {
      if (current && Date.now() < current.usableUntil) return Promise.resolve(current.token);
      pending ??= request().finally(() => {
        pending = undefined;
      });
      return pending;
    },
    forget() {
      current = undefined;
    },
  };
}
