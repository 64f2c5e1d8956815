import { PgBoss } from "pg-boss";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "../../test/eventually.ts";
import { register } from "../../test/requests.ts";
import { startService, type TestService } from "../../test/service.ts";
import { JOB_SCHEMA } from "./queues.ts";

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

test("a job whose process was killed is done by another within 30 seconds", { timeout: 45_000 }, async () => {
  await register(service, { email: "erika@praxis.example" });
  // The process that claims the job and is never heard of again.
  const killed = new PgBoss({
    connectionString: service.database.appUrl,
    schema: JOB_SCHEMA,
    migrate: false,
    supervise: false,
    schedule: false,
    registerInstance: false,
  });
  await killed.start();
  expect(await killed.fetch("mail-registrant")).toHaveLength(1);
  await killed.stop({ graceful: false });

  const begin = performance.now();
  await service.work();
  await eventually(() => {
    expect(service.mailbox.to("erika@praxis.example")).toHaveLength(1);
  }, 40_000);
  expect(performance.now() - begin).toBeLessThan(30_000);
});
