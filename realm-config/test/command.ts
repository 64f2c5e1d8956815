import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { testKeycloak, TEST_VARIABLES } from "./keycloak.ts";

const CLI = join(import.meta.dirname, "../src/cli.ts");

export interface CommandResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the command line tool as a process of its own, as an administrator of the test's Keycloak. */
export function startCommand(realm: string, ...args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [CLI, ...args], {
    env: { ...process.env, ...environment(realm) },
    stdio: "pipe",
  });
}

/** Runs the command line tool to its end. */
export async function runCommand(realm: string, ...args: readonly string[]): Promise<CommandResult> {
  const child = startCommand(realm, ...args);
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  const [exitCode] = (await once(child, "close")) as [number | null];
  return { exitCode, stdout: stdout(), stderr: stderr() };
}

function collect(stream: NodeJS.ReadableStream | null): () => string {
  let text = "";
  stream?.on("data", (chunk: Buffer) => (text += chunk.toString()));
  return () => text;
}

function environment(realm: string): Record<string, string> {
  const { url, credentials } = testKeycloak();
  if (!("username" in credentials)) throw new Error("The tests log in as an administrator.");
  const { approvalUrl, portalUrl, smtp, secrets } = TEST_VARIABLES;
  return {
    KEYCLOAK_URL: url,
    KEYCLOAK_ADMIN_USERNAME: credentials.username,
    KEYCLOAK_ADMIN_PASSWORD: credentials.password,
    REALM_NAME: realm,
    REALM_APPROVAL_URL: approvalUrl,
    REALM_PORTAL_URL: portalUrl,
    REALM_SMTP_HOST: smtp.host,
    REALM_SMTP_PORT: String(smtp.port),
    REALM_SMTP_ENCRYPTION: smtp.encryption ?? "none",
    REALM_SMTP_USER: smtp.user ?? "",
    REALM_SMTP_PASSWORD: smtp.password ?? "",
    REALM_SECRET_APPROVAL_SERVICE: secrets.approvalService,
    REALM_SECRET_APPROVAL_UI: secrets.approvalUi,
    REALM_SECRET_PORTAL: secrets.portal,
  };
}
