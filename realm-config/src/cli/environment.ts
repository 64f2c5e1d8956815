import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { z } from "zod";
import type { Connection } from "../keycloak/api.ts";
import { REALM } from "../names.ts";
import { fromEnvironment, type Variables, variablesFromEnvironment, variablesSchema } from "../variables.ts";

/** Everything the commands learn from outside. */
export interface Environment {
  readonly connection: Connection;
  readonly realm: string;
  readonly variables: Variables;
  /** The secret that the tool's own identity gets. */
  readonly identitySecret: string | undefined;
  /** Must never be printed. */
  readonly secrets: readonly string[];
}

/** Which variable of the environment a field comes from, to name it when it is wrong. */
const VARIABLE_OF: Readonly<Record<string, string>> = {
  approvalUrl: "REALM_APPROVAL_URL",
  approvalInternalUrl: "REALM_APPROVAL_INTERNAL_URL",
  portalUrl: "REALM_PORTAL_URL",
  portalInternalUrl: "REALM_PORTAL_INTERNAL_URL",
  "smtp.host": "REALM_SMTP_HOST",
  "smtp.port": "REALM_SMTP_PORT",
  "smtp.from": "REALM_SMTP_FROM",
  "smtp.fromDisplayName": "REALM_SMTP_FROM_NAME",
  "smtp.encryption": "REALM_SMTP_ENCRYPTION",
  "secrets.approvalService": "REALM_SECRET_APPROVAL_SERVICE",
  "secrets.approvalUi": "REALM_SECRET_APPROVAL_UI",
  "secrets.portal": "REALM_SECRET_PORTAL",
};

/**
 * Reads the environment; a file given with `--env` supplies what the environment itself does not have.
 *
 * @throws {Error} naming every variable that is missing or wrong
 */
export function readEnvironment(
  processEnvironment: NodeJS.ProcessEnv,
  file: string | undefined,
): Environment {
  const fromFile = file === undefined ? {} : parseEnv(readFileSync(file, "utf8"));
  const environment = { ...fromFile, ...processEnvironment };
  const connection = readConnection(environment);
  const parsed = variablesSchema.safeParse(variablesFromEnvironment(environment));
  if (!parsed.success) throw new Error(explain(parsed.error));
  const { secrets, smtp } = parsed.data;
  const identitySecret = fromEnvironment(environment, "REALM_IDENTITY_SECRET");
  const optional = [smtp.password, identitySecret].filter((value) => value !== undefined);
  return {
    connection,
    identitySecret,
    realm: fromEnvironment(environment, "REALM_NAME") ?? REALM,
    variables: parsed.data,
    secrets: [...Object.values(secrets), ...optional, secretOf(connection)],
  };
}

function explain(error: z.ZodError): string {
  const lines = error.issues.map(({ path, message, code }) => {
    const field = path.join(".");
    const reason = code === "invalid_type" ? "is missing" : message;
    return `  ${VARIABLE_OF[field] ?? field}: ${reason}`;
  });
  return `These variables are missing or wrong (realm-config/README.md lists them all):\n${lines.join("\n")}`;
}

function secretOf({ credentials }: Connection): string {
  return "password" in credentials ? credentials.password : credentials.clientSecret;
}

/** KEYCLOAK_URL, and either the identity made for this tool or an administrator. */
function readConnection(environment: NodeJS.ProcessEnv): Connection {
  const read = (name: string): string | undefined => fromEnvironment(environment, name);
  const url = read("KEYCLOAK_URL") ?? "http://localhost:8080";
  const clientId = read("REALM_CLIENT_ID");
  const clientSecret = read("REALM_CLIENT_SECRET");
  if (clientId !== undefined && clientSecret !== undefined) {
    // The tool's own identity lives in the realm it manages, an administrator in the master realm.
    const realm = read("REALM_CLIENT_REALM") ?? read("REALM_NAME") ?? REALM;
    return { url, credentials: { clientId, clientSecret, realm } };
  }
  const username = read("KEYCLOAK_ADMIN_USERNAME");
  const password = read("KEYCLOAK_ADMIN_PASSWORD");
  if (username !== undefined && password !== undefined) {
    return { url, credentials: { username, password, realm: "master" } };
  }
  throw new Error(
    "Who should this tool be to Keycloak? Set REALM_CLIENT_ID and REALM_CLIENT_SECRET, " +
      "or KEYCLOAK_ADMIN_USERNAME and KEYCLOAK_ADMIN_PASSWORD.",
  );
}
