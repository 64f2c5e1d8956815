import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "../test/eventually.ts";
import { freshDatabase, type FreshDatabase } from "../test/fresh-database.ts";
import { type MailServer, startMailServer } from "../test/mail-server.ts";
import { anApplication, aProof, post, postWithProof } from "../test/requests.ts";
import { CUSTOMERS } from "../test/service.ts";
import { type ServiceProcess, startServiceProcess } from "../test/service-process.ts";
import { findRegistration } from "./database/statements/find-registration.ts";
import { startJobs } from "./jobs/run.ts";
import { createLog } from "./log.ts";

/** Two processes of the service on one database whose clocks are six hours apart (GUARDS C8). */
let database: FreshDatabase;
let mailServer: MailServer;
let early: ServiceProcess;
let late: ServiceProcess;
beforeAll(async () => {
  database = await freshDatabase();
  await database.asSuperuser(CUSTOMERS);
  mailServer = await startMailServer();
  [early, late] = await Promise.all([start(-3), start(3)]);
});
afterAll(async () => {
  await Promise.all([early.kill(), late.kill()]);
  mailServer.stop();
  await database.drop();
});

function start(hours: number): Promise<ServiceProcess> {
  const wrongClock = `
    const difference = ${hours} * 3_600_000;
    const now = Date.now;
    globalThis.Date = class extends Date {
      constructor(...values) { values.length === 0 ? super(now() + difference) : super(...values); }
      static now() { return now() + difference; }
    };`;
  return startServiceProcess(database, {
    environment: {
      SMTP_URL: mailServer.url,
      CONFIRMATION_LIFETIME: "PT1H",
      CRM_QUERY: "select * from crm.customer_directory, pg_sleep(0.1) where customer_number = $1",
    },
    flags: ["--import", `data:text/javascript,${encodeURIComponent(wrongClock)}`],
  });
}

function register(at: ServiceProcess, email: string) {
  return postWithProof(`${at.url}/api/registrations`, anApplication({ email }));
}

async function statusOfLink(email: string): Promise<number[]> {
  const token = /confirm\?token=([\w-]{43})/.exec(mailServer.to(email).at(-1)?.text ?? "")?.[1] ?? "";
  const answers = await Promise.all([early, late].map(({ url }) => fetch(`${url}/confirm?token=${token}`)));
  return answers.map(({ status }) => status);
}

/** Has one of the two look for what is due. */
async function expireNow(): Promise<void> {
  const jobs = await startJobs({ connectionString: database.appUrl, log: createLog("silent") });
  await database.app.transaction((transaction) => jobs.enqueue(transaction, "expire-registrations", null));
  await jobs.stop();
  await eventually(async () => {
    const { rows } = await database.owner.query(
      "select from pgboss.job where name = 'expire-registrations' and state <> 'completed'",
    );
    expect(rows).toEqual([]);
  });
}

async function stateOf(id: string): Promise<string | undefined> {
  return (await findRegistration(database.app, id))?.state;
}

test("nobody gets a mail twice who asks both at the same moment", async () => {
  const people = Array.from({ length: 12 }, (_, n) => `person-${n}@praxis.example`);
  await Promise.all(people.flatMap((email) => [register(early, email), register(late, email)]));
  await eventually(async () => {
    expect(new Set(mailServer.received.map(({ to }) => to)).size).toBe(people.length);
    const { rows } = await database.owner.query(
      "select from pgboss.job where name = 'mail-registrant' and state <> 'completed'",
    );
    expect(rows).toEqual([]);
  });
  expect(mailServer.received).toHaveLength(people.length);
});

test("what expires does so by the database's clock", async () => {
  const email = "frist@praxis.example";
  await register(late, email);
  await eventually(() => {
    expect(mailServer.to(email)).toHaveLength(1);
  });
  const { rows } = await database.owner.query<{ id: string }>(
    "select id from registration where email = $1",
    [email],
  );
  const [{ id } = { id: "" }] = rows;
  await expireNow();
  expect(await stateOf(id)).toBe("unconfirmed");
  expect(await statusOfLink(email)).toEqual([200, 200]);

  await database.owner.query(
    "update registration set last_registered_at = now() - interval '61 minutes' where id = $1",
    [id],
  );
  await expireNow();
  expect(await stateOf(id)).toBe("expired");
  expect(await statusOfLink(email)).toEqual([410, 410]);
});

test("stopped under load, one answers everything that it has begun, and what is left the other one does", async () => {
  const people = Array.from({ length: 30 }, (_, n) => `load-${n}@praxis.example`);
  const proofs = await Promise.all(people.map(() => aProof(late.url)));
  const answers = people.map((email, n) =>
    post(`${late.url}/api/registrations`, anApplication({ email, proof: proofs[n] })),
  );
  // Long enough to have begun with all of them, and shorter than the CRM takes.
  await delay(150);
  expect(await late.stop()).toBe(0);
  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(people.map(() => 202));
  await eventually(() => {
    for (const email of people) expect(mailServer.to(email), email).toHaveLength(1);
  });
});
