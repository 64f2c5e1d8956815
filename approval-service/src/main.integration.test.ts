import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { eventually } from "../test/eventually.ts";
import { freshDatabase, type FreshDatabase } from "../test/fresh-database.ts";
import { anApplication, aProof, post, postWithProof } from "../test/requests.ts";
import { CUSTOMERS, customersUrl } from "../test/service.ts";
import { headText } from "./audit/seal.ts";
import { sealAudit } from "./audit/seal-audit.ts";
import { findAuditHead } from "./database/statements/find-audit-head.ts";
import { createLog } from "./log.ts";

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  await database.asSuperuser(CUSTOMERS);
});
afterAll(() => database.drop());

type Run = { process: ChildProcess; url: string; output: () => string; exited: Promise<number | null> };
const runs: Run[] = [];
afterEach(async () => {
  for (const run of runs.splice(0)) {
    run.process.kill("SIGKILL");
    await run.exited;
  }
});

/** Starts the service as in production; Keycloak and SMTP are where nobody answers. */
async function run(
  environment: Record<string, string> = {},
  command = "main.ts",
  ...values: string[]
): Promise<Run> {
  const port = await freePort();
  const child = spawn(process.execPath, [fileURLToPath(new URL(command, import.meta.url)), ...values], {
    env: {
      HOST: "127.0.0.1",
      PORT: String(port),
      DATABASE_URL: database.appUrl,
      MIGRATION_DATABASE_URL: database.ownerUrl,
      CRM_DATABASE_URL: customersUrl(database),
      CRM_QUERY: "select * from crm.customer_directory, pg_sleep(0.6) where customer_number = $1",
      KEYCLOAK_URL: "http://127.0.0.1:1",
      KEYCLOAK_CLIENT_SECRET: "a-secret",
      PROOF_OF_WORK_ROUNDS: "1",
      OIDC_CLIENT_SECRET: "another-secret",
      SMTP_URL: "smtp://127.0.0.1:1",
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => chunks.push(chunk.toString()));
  }
  const exited = once(child, "close").then(([code]) => code as number | null);
  const started = { process: child, url: `http://127.0.0.1:${port}`, output: () => chunks.join(""), exited };
  runs.push(started);
  return started;
}

async function running(environment?: Record<string, string>): Promise<Run> {
  const started = await run(environment);
  await eventually(() => {
    expect(started.output()).toContain("is ready");
  });
  return started;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

describe("the service does not start, and says why in one sentence,", () => {
  test("with a mistake in its configuration", async () => {
    const { exited, output } = await run({ PORT: "http", DATABASE_URL: "" });
    expect(await exited).toBe(1);
    expect(output()).toBe(
      "PORT must be a port number from 1 to 65535.\nDATABASE_URL is missing: set it in the environment.\n",
    );
  });

  test("on a database that is not migrated", async () => {
    const empty = await freshDatabase({ migrated: false });
    const { exited, output } = await run({ DATABASE_URL: empty.appUrl });
    expect(await exited).toBe(1);
    expect(output()).toMatch(
      /^The database is not migrated \(0001_registration\.sql, .*\): run the migrate command first\.\n$/,
    );
    await empty.drop();
  });

  test("with a database that does not exist", async () => {
    const url = new URL(database.appUrl);
    url.pathname = "/no_such_database";
    const { exited, output } = await run({ DATABASE_URL: url.href });
    expect(await exited).toBe(1);
    expect(output()).toBe(
      'The database named by DATABASE_URL refuses us: database "no_such_database" does not exist.\n',
    );
  });

  test("on a port in use", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const { exited, output } = await run({ PORT: String(port) });
    expect(await exited).toBe(1);
    expect(output()).toBe(`Port ${port} on 127.0.0.1 is in use: set PORT to another one.\n`);
    server.close();
  });
});

describe("the migrate command", () => {
  test("says what it did, and the second time that there was nothing to do", async () => {
    const empty = await freshDatabase({ migrated: false });
    const environment = { DATABASE_URL: empty.appUrl, MIGRATION_DATABASE_URL: empty.ownerUrl };
    const first = await run(environment, "migrate.ts");
    expect(await first.exited).toBe(0);
    expect(first.output()).toMatch(/^Applied 0001_registration\.sql\.\nApplied 0002/);
    const second = await run(environment, "migrate.ts");
    expect(await second.exited).toBe(0);
    expect(second.output()).toMatch(/^The schema is up to date\.\n/);
    await empty.drop();
  });

  test("without the owner's URL says which variable is missing", async () => {
    const { exited, output } = await run({ MIGRATION_DATABASE_URL: "" }, "migrate.ts");
    expect(await exited).toBe(1);
    expect(output()).toBe("MIGRATION_DATABASE_URL is missing: set it in the environment.\n");
  });
});

describe("the audit-verify command", () => {
  const verify = (...values: string[]) => run({ DATABASE_URL: audited.appUrl }, "audit-verify.ts", ...values);
  let audited: FreshDatabase;
  let head: string;
  beforeAll(async () => {
    audited = await freshDatabase();
    await audited.owner.query(
      `insert into audit (action, actor_type, at)
       select 'expired', 'service', timestamptz '2026-11-01 10:00:00.123456Z' + make_interval(mins => n)
       from generate_series(0, 2) as n`,
    );
    await sealAudit({ database: audited.app, log: createLog("silent") });
    head = headText(await findAuditHead(audited.app));
  });
  afterAll(() => audited.drop());

  test("says what it has looked at, and ends well", async () => {
    const { exited, output } = await verify("--head", head);
    expect(await exited).toBe(0);
    expect(output()).toBe(
      "Sealed: 3 rows, from 2026-11-01T10:00:00.123456Z to 2026-11-01T10:02:00.123456Z. Not sealed yet: 0.\n" +
        `The head is ${head}.\nThe audit is as it was sealed.\n`,
    );
  });

  test("says what is wrong, and ends with 1", async () => {
    await audited.asSuperuser("delete from audit where seq = 2");
    const { exited, output } = await verify();
    expect(await exited).toBe(1);
    expect(output()).toContain("\nRow 2, sealed at position 2, is missing.\n");
    expect(output()).not.toContain("as it was sealed");
  });

  test.each([["--head", "7"], ["--heads"], ["7"]])("explains itself when given %s %s", async (...values) => {
    const { exited, output } = await verify(...values);
    expect(await exited).toBe(1);
    expect(output()).toBe("Usage: audit-verify.ts [--head <position>:<hash>], a head as the log has it.\n");
  });
});

describe("the reconcile command", () => {
  const SERVICE_SECRET = process.env["TEST_SERVICE_CLIENT_SECRET"] ?? "approval-service-demo-secret";
  const keycloak = {
    KEYCLOAK_URL: process.env["TEST_KEYCLOAK_URL"] ?? "",
    KEYCLOAK_CLIENT_SECRET: SERVICE_SECRET,
  };
  const reconcile = (restored: FreshDatabase, environment: Record<string, string>, ...values: string[]) =>
    run({ DATABASE_URL: restored.appUrl, ...environment }, "reconcile.ts", ...values);
  let restored: FreshDatabase;
  beforeAll(async () => {
    restored = await freshDatabase();
    await restored.owner.query(
      `insert into registration (state, email, email_key, first_name, last_name, customer_number, locale, privacy_version,
         marketing_consent, confirmed_at, keycloak_user_id)
       select 'pending', n || '@praxis.example', n || '@praxis.example', 'Erika', 'Mustermann', '1000001', 'de', '2026-11',
         false, now(), gen_random_uuid() from generate_series(1, 11) as n`,
    );
  });
  afterAll(() => restored.drop());

  test("lists what a real Keycloak does not have, and ends with 1", async () => {
    const { exited, output } = await reconcile(restored, keycloak);
    expect(await exited).toBe(1);
    expect(output().match(/waits here, and its user was deleted/g)).toHaveLength(11);
    expect(output()).toContain("Nothing was changed; --repair does it.\n");
  });

  test("repairs nothing where Keycloak is the one that has lost something", async () => {
    const { exited, output } = await reconcile(restored, keycloak, "--repair", "--drop-mails");
    expect(await exited).toBe(1);
    expect(output()).toContain("Keycloak does not have 11 of 11 users: is it the right realm");
    const { rows } = await restored.owner.query("select state from registration group by state");
    expect(rows).toEqual([{ state: "pending" }]);
  });

  test("without Keycloak says so", async () => {
    const { exited, output } = await reconcile(restored, {});
    expect(await exited).toBe(1);
    expect(output()).toBe(
      "Keycloak gave no token. Is Keycloak there, and is KEYCLOAK_CLIENT_SECRET right? Start anew when it is.\n",
    );
  });

  test.each([["--fix"], ["now"]])("explains itself when given %s", async (...values) => {
    const { exited, output } = await reconcile(restored, {}, ...values);
    expect(await exited).toBe(1);
    expect(output()).toMatch(/^Usage: reconcile\.ts \[--repair\] \[--drop-mails\]\./);
  });
});

describe("the service", () => {
  test("is alive and ready while Keycloak and SMTP are away, and says so", async () => {
    const { url } = await running();
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    const ready = await fetch(`${url}/readyz`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({
      status: "ready",
      database: "ok",
      keycloak: "unavailable",
      crm: "ok",
      smtp: "unavailable",
    });
  });

  test("finishes what it is answering when it is told to stop", async () => {
    const { url, process: child, exited } = await running();
    const proof = await aProof(url);
    const answer = post(
      `${url}/api/registrations`,
      anApplication({ email: "zuletzt@praxis.example", proof }),
    );
    await new Promise((resolve) => setTimeout(resolve, 200));
    child.kill("SIGTERM");
    expect((await answer).status).toBe(202);
    expect(await exited).toBe(0);
    const { rowCount } = await database.owner.query(
      "select from registration where email_key = 'zuletzt@praxis.example'",
    );
    expect(rowCount).toBe(1);
  });

  test("goes on counting guesses after a restart", async () => {
    const guess = async (url: string) => {
      const typed = anApplication({ postalCode: "98765" });
      return (await postWithProof(`${url}/api/registrations/check`, typed)).status;
    };
    const first = await running();
    for (let count = 0; count < 10; count++) expect(await guess(first.url)).toBe(422);
    first.process.kill("SIGKILL");
    await first.exited;
    const second = await running();
    expect(await guess(second.url)).toBe(429);
    await database.owner.query("delete from attempt");
  });

  test("logs ids and no person, token or secret, in success and in failure", async () => {
    const { url, output } = await running({ LOG_LEVEL: "debug" });
    const person = { email: "geheim@praxis.example", firstName: "Verschwiegen", lastName: "Diskretmann" };
    expect((await postWithProof(`${url}/api/registrations`, anApplication(person))).status).toBe(202);
    await postWithProof(`${url}/api/registrations`, anApplication({ ...person, postalCode: "98765" }));
    await post(`${url}/api/registrations`, '{"email": "geheim@praxis.example", "firstName": Verschwiegen');
    await fetch(`${url}/confirm?token=${"T0ken".repeat(8)}abc`);
    await eventually(() => {
      expect(output()).toContain("will be tried again");
      expect(output()).toContain('"path":"/confirm"');
    });
    for (const secret of [
      "geheim",
      "Verschwiegen",
      "Diskretmann",
      "98765",
      "T0ken",
      "a-secret",
      "another-secret",
      "127.0.0.1",
    ]) {
      expect(output()).not.toContain(secret);
    }
  });
});
