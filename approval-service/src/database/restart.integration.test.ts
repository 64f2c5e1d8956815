import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "../../test/eventually.ts";
import { freshDatabase, type FreshDatabase } from "../../test/fresh-database.ts";
import { type MailServer, startMailServer } from "../../test/mail-server.ts";
import { anApplication, postWithProof } from "../../test/requests.ts";
import { CUSTOMERS } from "../../test/service.ts";
import { type ServiceProcess, startServiceProcess } from "../../test/service-process.ts";

/** The stack's PostgreSQL is shut down and started again while people register (GUARDS C6). */
let database: FreshDatabase;
let mailServer: MailServer;
let service: ServiceProcess;
beforeAll(async () => {
  database = await freshDatabase();
  await database.asSuperuser(CUSTOMERS);
  mailServer = await startMailServer();
  service = await startServiceProcess(database, { environment: { SMTP_URL: mailServer.url } });
});
afterAll(async () => {
  await service.kill();
  mailServer.stop();
  await database.drop();
});

async function control(verb: "stop" | "start"): Promise<void> {
  const answer = await fetch(`${process.env["TEST_CONTROL_URL"] ?? ""}/postgres/${verb}`, { method: "POST" });
  if (!answer.ok) throw new Error(await answer.text());
}

/** People who register one after the other until told to stop; the addresses whose registration was acknowledged. */
async function registerOn(signal: AbortSignal): Promise<string[]> {
  const acknowledged: string[] = [];
  while (!signal.aborted) {
    const email = `${randomUUID()}@praxis.example`;
    const answer = await postWithProof(`${service.url}/api/registrations`, anApplication({ email })).catch(
      () => undefined,
    );
    if (answer?.status === 202) acknowledged.push(email);
  }
  return acknowledged;
}

test(
  "nothing acknowledged is lost, nothing is there by half, and the service goes on by itself",
  { timeout: 60_000 },
  async () => {
    const stopped = new AbortController();
    const people = Array.from({ length: 8 }, () => registerOn(stopped.signal));
    await delay(1_000);
    await control("stop");
    await delay(500);
    await control("start");
    const email = `${randomUUID()}@praxis.example`;
    await eventually(async () => {
      const { status } = await postWithProof(`${service.url}/api/registrations`, anApplication({ email }));
      expect(status).toBe(202);
    }, 20_000);
    await delay(1_000);
    stopped.abort();
    const acknowledged = [...(await Promise.all(people)).flat(), email];

    const { rows } = await database.owner.query<{ email: string; histories: number; jobs: number }>(
      `select email,
            (select count(*)::int from audit where registration_id = registration.id) as histories,
            (select count(*)::int from pgboss.job
              where name = 'mail-registrant' and data ->> 'registrationId' = registration.id::text) as jobs
     from registration`,
    );
    expect(acknowledged.length).toBeGreaterThan(50);
    expect(acknowledged.filter((address) => !rows.some((row) => row.email === address))).toEqual([]);
    expect(rows.filter(({ histories, jobs }) => histories !== 1 || jobs !== 1)).toEqual([]);
    await eventually(() => {
      for (const address of acknowledged) expect(mailServer.to(address)).not.toEqual([]);
    }, 30_000);
    // Twice where the server had it and the database could no longer be told.
    for (const address of acknowledged) expect(mailServer.to(address).length).toBeLessThanOrEqual(2);
  },
);
