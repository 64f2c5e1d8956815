import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { eventually } from "../../test/eventually.ts";
import { freshDatabase, type FreshDatabase } from "../../test/fresh-database.ts";
import { CUSTOMERS, customersUrl } from "../../test/service.ts";
import { createLog } from "../log.ts";
import { startJobs } from "./run.ts";

/** The service as a process of its own that is killed with SIGKILL while it mails a digest, and another one after it. */
let database: FreshDatabase;
let mailServer: MailServer;
const processes: ChildProcess[] = [];
beforeEach(async () => {
  database = await freshDatabase();
  await database.asSuperuser(CUSTOMERS);
  mailServer = await startMailServer();
});
afterEach(async () => {
  for (const child of processes.splice(0)) await kill(child);
  mailServer.stop();
  await database.drop();
});

type Moment = "before it has the mail" | "when it has the mail and has not said so";

type MailServer = {
  port: number;
  /** Mails that it has, word for word. */
  received: string[];
  /** Falls silent at this moment of the next mails. */
  silentAt: Moment | undefined;
  isSilent: boolean;
  stop(): void;
};

/** A mail server (RFC 5321) that stops answering at a chosen moment. */
async function startMailServer(): Promise<MailServer> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    let mail: string | undefined;
    socket.on("error", () => undefined);
    socket.write("220 test ESMTP\r\n");
    const isSilentAt = (moment: Moment) => {
      if (state.silentAt !== moment) return false;
      state.isSilent = true;
      return true;
    };
    socket.on("data", (chunk: Buffer) => {
      const text = chunk.toString();
      if (mail !== undefined) {
        mail += text;
        if (!mail.endsWith("\r\n.\r\n")) return;
        state.received.push(mail);
        mail = undefined;
        if (!isSilentAt("when it has the mail and has not said so")) socket.write("250 queued\r\n");
        return;
      }
      for (const line of text.split("\r\n").filter(Boolean)) {
        if (line !== "DATA") socket.write("250 ok\r\n");
        else if (!isSilentAt("before it has the mail")) {
          mail = "";
          socket.write("354 go\r\n");
        }
      }
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const state: MailServer = {
    port: (server.address() as AddressInfo).port,
    received: [],
    silentAt: undefined,
    isSilent: false,
    stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
  return state;
}

/** Starts the service as in production; Keycloak is where nobody answers. */
function start(): ChildProcess {
  const child = spawn(process.execPath, [fileURLToPath(new URL("../main.ts", import.meta.url))], {
    env: {
      HOST: "127.0.0.1",
      // Nobody calls it, and two of them follow each other.
      PORT: String(20_000 + Math.floor(Math.random() * 20_000)),
      DATABASE_URL: database.appUrl,
      CRM_DATABASE_URL: customersUrl(database),
      KEYCLOAK_URL: "http://127.0.0.1:1",
      KEYCLOAK_CLIENT_SECRET: "a-secret",
      OIDC_CLIENT_SECRET: "another-secret",
      SMTP_URL: `smtp://127.0.0.1:${mailServer.port}`,
      DIGEST_WINDOW: "PT2S",
    },
    stdio: "ignore",
  });
  processes.push(child);
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGKILL");
  await exited;
}

/** A super admin, and registrations that wait for so long that there is a reminder of them. */
async function arrange(): Promise<string[]> {
  await database.owner.query(
    `insert into portal_user (user_id, customer_number, email, email_key, first_name, last_name, is_super_admin, enabled)
     values ('chefin', '1000001', 'chefin@praxis.example', 'chefin@praxis.example', 'Sabine', 'Huber', true, true)`,
  );
  const { rows } = await database.owner.query<{ id: string }>(
    `insert into registration (state, email, email_key, first_name, last_name, customer_number, locale, privacy_version,
                               marketing_consent, registered_at, confirmed_at)
     select 'pending', n || '@praxis.example', n || '@praxis.example', 'Erika', 'Muster', '1000001', 'de', '2026-11', false,
            now() - interval '4 days', now() - interval '4 days'
     from generate_series(1, 3) n
     returning id`,
  );
  return rows.map(({ id }) => id);
}

/** Has the job done now that the schedule has done once a day. */
async function remind(): Promise<void> {
  const { rows } = await database.owner.query("select from pgboss.schedule where name = 'remind-approvers'");
  expect(rows).toHaveLength(1);
  const jobs = await startJobs({ connectionString: database.appUrl, log: createLog("silent") });
  await database.app.transaction((transaction) => jobs.enqueue(transaction, "remind-approvers", null));
  await jobs.stop();
}

/** The registrations that a mail links to. */
function linksIn(mail: string): string[] {
  const text = mail.replaceAll("=\r\n", "").replaceAll("=3D", "=");
  return [...new Set([...text.matchAll(/registrations\/([0-9a-f-]{36})/g)].map(([, id]) => id ?? ""))].sort();
}

test.each<[Moment, number]>([
  ["before it has the mail", 1],
  ["when it has the mail and has not said so", 2],
])(
  "killed while the mail server is asked, %s: all reminders arrive, in %i mail(s)",
  { timeout: 90_000 },
  async (moment, mails) => {
    const ids = await arrange();
    mailServer.silentAt = moment;
    const first = start();
    await eventually(remind);
    await eventually(() => {
      expect(mailServer.isSilent).toBe(true);
    }, 30_000);
    await kill(first);
    mailServer.silentAt = undefined;

    start();
    await eventually(() => {
      expect(mailServer.received).toHaveLength(mails);
    }, 40_000);
    await eventually(async () => {
      const { rows } = await database.owner.query<{ mailed: boolean }>(
        "select mailed_at is not null as mailed from approver_notice",
      );
      expect(rows).toEqual(ids.map(() => ({ mailed: true })));
    });
    expect(mailServer.received).toHaveLength(mails);
    for (const mail of mailServer.received) expect(linksIn(mail)).toEqual([...ids].sort());
    const messageIds = mailServer.received.map((mail) => /^Message-ID: (.*)$/im.exec(mail)?.[1]);
    expect(new Set(messageIds).size).toBe(1);
  },
);
