import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "../../test/eventually.ts";
import { aWaitingRegistration } from "../../test/waiting-registration.ts";
import { startService, type TestService } from "../../test/service.ts";

/** How jobs come back while Keycloak is away (GUARDS C3). */
const JOBS = 20;

let service: TestService;
beforeAll(async () => {
  service = await startService();
  service.identity.isDown = true;
  for (let count = 0; count < JOBS; count++) {
    const registrationId = await aWaitingRegistration(service);
    await service.database.app.transaction((transaction) =>
      service.jobs.enqueue(transaction, "create-user", { registrationId }),
    );
  }
  await service.work();
});
afterAll(() => service.stop());

/** In how many seconds each job is tried again that has failed once more after so many times. */
async function waitsAfter(failures: number): Promise<number[]> {
  await service.database.owner.query(
    `update pgboss.job set state = 'retry', started_on = now(), start_after = now(), retry_count = $1
     where name = 'create-user'`,
    [failures - 1],
  );
  return eventually(async () => {
    const { rows } = await service.database.owner.query<{ seconds: number }>(
      `select extract(epoch from start_after - now())::float as seconds from pgboss.job
       where name = 'create-user' and state = 'retry' and retry_count = $1`,
      [failures],
    );
    expect(rows).toHaveLength(JOBS);
    return rows.map(({ seconds }) => seconds);
  });
}

test("at first they wait longer each time, and not all equally long", async () => {
  const waits = await waitsAfter(3);
  expect(Math.min(...waits)).toBeGreaterThan(0.5);
  expect(new Set(waits.map((wait) => wait.toFixed(1))).size).toBeGreaterThan(5);
});

test("after hours they are tried every 20 seconds all the same", async () => {
  expect(Math.max(...(await waitsAfter(500)))).toBeLessThanOrEqual(20);
});
