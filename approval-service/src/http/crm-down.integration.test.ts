import { afterAll, describe, expect, test } from "vitest";
import { register } from "../../test/requests.ts";
import { startService, type TestService, type TestServiceOptions } from "../../test/service.ts";

const services: TestService[] = [];
afterAll(() => Promise.all(services.map((service) => service.stop())));

async function serviceWith(options: TestServiceOptions): Promise<TestService> {
  const service = await startService(options);
  services.push(service);
  return service;
}

describe("while the CRM is away, a person is told to come back later, within two seconds", () => {
  test.each<[string, TestServiceOptions]>([
    ["it cannot be reached", { crmUrl: "postgresql://crm_reader@127.0.0.1:1/crm" }],
    // Documentation addresses (RFC 5737) swallow packets where they are routed and fail at once where not.
    ["its address swallows every packet", { crmUrl: "postgresql://crm_reader@192.0.2.1:5432/crm" }],
    ["it answers slowly", { environment: { CRM_QUERY: "select pg_sleep(30), $1 as customer_number" } }],
    ["its query is wrong", { environment: { CRM_QUERY: "select nothing from nowhere where x = $1" } }],
  ])("%s", async (_how, options) => {
    const service = await serviceWith(options);
    const begin = performance.now();
    const answer = await register(service);
    expect(performance.now() - begin).toBeLessThan(2_000);
    expect(answer.status).toBe(503);
    expect(answer.body["code"]).toBe("crm-unavailable");
    expect(answer.body["detail"]).toContain("später noch einmal");
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await service.registrations()).toEqual([]);
    const { rows } = await service.database.owner.query<{ total: number }>(
      "select coalesce(sum(count), 0)::int as total from attempt where key like 'mismatch%'",
    );
    expect(rows[0]?.total).toBe(0);
  });
});
