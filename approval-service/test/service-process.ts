import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { eventually } from "./eventually.ts";
import type { FreshDatabase } from "./fresh-database.ts";
import { customersUrl } from "./service.ts";

/** The service as a process of its own, as in production: what can be killed, stopped and run twice. */
export type ServiceProcess = {
  url: string;
  /** What it wrote. */
  output(): string;
  /** As a power cut does, when it has ended. */
  kill(): Promise<void>;
  /** As an update does; the exit code. */
  stop(): Promise<number | null>;
};

export type ServiceProcessOptions = {
  environment?: Record<string, string>;
  /** For node itself. */
  flags?: readonly string[];
};

/** Starts the service on a database; Keycloak and SMTP are where nobody answers unless told. Ready when it says so. */
export async function startServiceProcess(
  database: FreshDatabase,
  { environment = {}, flags = [] }: ServiceProcessOptions = {},
): Promise<ServiceProcess> {
  const port = await freePort();
  const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));
  const child = spawn(process.execPath, [...flags, main], {
    env: {
      HOST: "127.0.0.1",
      PORT: String(port),
      DATABASE_URL: database.appUrl,
      CRM_DATABASE_URL: customersUrl(database),
      CRM_QUERY: "select * from crm.customer_directory where replace(customer_number, ' ', '') = $1",
      KEYCLOAK_URL: "http://127.0.0.1:1",
      KEYCLOAK_CLIENT_SECRET: "a-secret",
      OIDC_CLIENT_SECRET: "another-secret",
      SMTP_URL: "smtp://127.0.0.1:1",
      PROOF_OF_WORK_ROUNDS: "1",
      REQUESTS_PER_ADDRESS: "1000000",
      DIGEST_WINDOW: "PT2S",
      UNDO_SECONDS: "0",
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => chunks.push(chunk.toString()));
  const output = () => chunks.join("");
  await eventually(() => {
    if (!output().includes("is ready")) throw new Error(`The service is not ready:\n${output()}`);
  }, 30_000);
  return {
    url: `http://127.0.0.1:${port}`,
    output,
    kill: async () => {
      await end(child, "SIGKILL");
    },
    stop: () => end(child, "SIGTERM"),
  };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const exited = once(child, "exit");
    child.kill(signal);
    await exited;
  }
  return child.exitCode;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
