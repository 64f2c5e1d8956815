import { readFileSync } from "node:fs";

/** What the portal is told by its environment. */
export type Configuration = {
  host: string;
  port: number;
  /** The portal's own address in the browser. Redirects are built from it, never from a request's Host header. */
  publicUrl: URL;
  /** The realm's issuer, as browsers see it. */
  issuer: URL;
  /** Where this process reaches Keycloak, if not at its public address (inside a container network). */
  keycloakInternalUrl: URL | undefined;
  clientId: string;
  clientSecret: string;
};

/** Reads the configuration; throws a sentence about the first variable that is missing or wrong. */
export function readConfiguration(env: NodeJS.ProcessEnv): Configuration {
  const keycloakUrl = readUrl(env, "KEYCLOAK_URL", "http://localhost:8080");
  const realm = env["KEYCLOAK_REALM"] ?? "cgm-portal";
  return {
    host: env["HOST"] ?? "127.0.0.1",
    port: readPort(env["PORT"] ?? "3001"),
    publicUrl: readUrl(env, "PUBLIC_URL", "http://localhost:3001"),
    issuer: new URL(`${keycloakUrl.href.replace(/\/$/, "")}/realms/${encodeURIComponent(realm)}`),
    keycloakInternalUrl: env["KEYCLOAK_INTERNAL_URL"] ? readUrl(env, "KEYCLOAK_INTERNAL_URL") : undefined,
    clientId: env["CLIENT_ID"] ?? "portal",
    clientSecret: readSecret(env, "CLIENT_SECRET"),
  };
}

function readUrl(env: NodeJS.ProcessEnv, name: string, standard = ""): URL {
  const text = env[name] ?? standard;
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol))
    throw new Error(`${name} must be an http(s) URL, not "${text}".`);
  return url;
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65535)
    throw new Error(`PORT must be a port number, not "${text}".`);
  return port;
}

/** A secret, or the content of the file that the variable with `_FILE` names. */
function readSecret(env: NodeJS.ProcessEnv, name: string): string {
  const file = env[`${name}_FILE`];
  const secret = file ? readFileSync(file, "utf8").trim() : env[name];
  if (!secret)
    throw new Error(`${name} (or ${name}_FILE) is missing: the secret of the portal's OIDC client.`);
  return secret;
}
