import { KeycloakError } from "./error.ts";
import { accessTokens, type Credentials } from "./token.ts";

/**
 * The admin REST API of one realm. Paths are relative to `/admin/realms/<realm>`, so "" is the realm itself.
 *
 * This is plain fetch and not `@keycloak/keycloak-admin-client` (whose types we use): a failed write has to name its
 * request and Keycloak's answer, and the benchmark counts requests. The client library shows neither.
 */
export interface Api {
  readonly realm: string;
  /** Requests sent so far, the ones for tokens excluded. */
  readonly sent: { reads: number; writes: number };
  /** The answer's JSON; undefined when there is no such object (404). */
  get(path: string): Promise<unknown>;
  /** Creates; returns the new object's id where Keycloak names it in Location. */
  post(path: string, body: unknown): Promise<string>;
  put(path: string, body: unknown): Promise<void>;
  delete(path: string, body?: unknown): Promise<void>;
  /** Creates the realm itself, still disabled; false when it is there already. */
  createRealm(): Promise<boolean>;
}

export interface Connection {
  /** Base URL of Keycloak, without `/admin`. */
  readonly url: string;
  readonly credentials: Credentials;
}

/** Encodes every substituted value, so that a name with a slash or a space stays one path segment. */
export function path(strings: TemplateStringsArray, ...values: readonly string[]): string {
  return String.raw({ raw: strings }, ...values.map(encodeURIComponent));
}

/** A connection to the admin API of `realm`. */
export function connect(connection: Connection, realm: string): Api {
  const baseUrl = connection.url.replace(/\/+$/, "");
  const realmPath = path`/admin/realms/${realm}`;
  const token = accessTokens(baseUrl, connection.credentials);
  const sent = { reads: 0, writes: 0 };

  async function send(method: string, absolutePath: string, body?: unknown): Promise<Response> {
    const headers: Record<string, string> = { authorization: `Bearer ${await token()}` };
    if (body !== undefined) headers["content-type"] = "application/json";
    if (method === "GET") sent.reads += 1;
    else sent.writes += 1;
    return fetch(baseUrl + absolutePath, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
    });
  }

  async function write(method: string, absolutePath: string, body?: unknown): Promise<Response> {
    const response = await send(method, absolutePath, body);
    const answer = await response.text();
    if (!response.ok) throw new KeycloakError(method, absolutePath, response.status, answer);
    return response;
  }

  return {
    realm,
    sent,
    async get(relativePath) {
      const response = await send("GET", realmPath + relativePath);
      const answer = await response.text();
      if (response.status === 404) return undefined;
      if (!response.ok) throw new KeycloakError("GET", realmPath + relativePath, response.status, answer);
      return JSON.parse(answer) as unknown;
    },
    async post(relativePath, body) {
      const response = await write("POST", realmPath + relativePath, body);
      return response.headers.get("location")?.split("/").at(-1) ?? "";
    },
    async put(relativePath, body) {
      await write("PUT", realmPath + relativePath, body);
    },
    async delete(relativePath, body) {
      await write("DELETE", realmPath + relativePath, body);
    },
    async createRealm() {
      try {
        await write("POST", "/admin/realms", { realm, enabled: false });
        return true;
      } catch (error) {
        if (error instanceof KeycloakError && error.status === 409) return false;
        throw error;
      }
    },
  };
}
