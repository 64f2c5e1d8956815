/** What the demo portal reads from its environment. */
export type Configuration = {
  host: string;
  port: number;
  /** How browsers reach this portal; links and redirects are built from it alone. */
  publicUrl: URL;
  /** OpenID issuer: <KEYCLOAK_URL>/realms/<KEYCLOAK_REALM>. */
  issuer: URL;
  clientId: string;
  clientSecret: string;
};

/** Parses the environment; throws one sentence about the first variable that is missing or wrong. */
export function readConfiguration(env: NodeJS.ProcessEnv): Configuration {
  const keycloakUrl = required(env, "KEYCLOAK_URL").replace(/\/+$/, "");
  return {
    host: env["HOST"] ?? "127.0.0.1",
    port: Number(required(env, "PORT")),
    publicUrl: new URL(required(env, "PUBLIC_URL")),
    issuer: new URL(`${keycloakUrl}/realms/${required(env, "KEYCLOAK_REALM")}`),
    clientId: required(env, "CLIENT_ID"),
    clientSecret: required(env, "CLIENT_SECRET"),
  };
}

function required(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (value === undefined || value === "")
    throw new Error(`The demo portal needs ${name} in its environment.`);
  return value;
}
