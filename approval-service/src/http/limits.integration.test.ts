import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { anApplication, aProof, challengeIn, postWithProof, post } from "../../test/requests.ts";
import { startService, type TestService } from "../../test/service.ts";

let service: TestService;
beforeAll(async () => {
  service = await startService({
    environment: {
      // The test's own address is the trusted proxy, so that X-Forwarded-For can play many clients.
      TRUSTED_PROXIES: "127.0.0.1",
      REQUESTS_PER_ADDRESS: "200",
      MISMATCHES_PER_ADDRESS: "15",
      MISMATCHES_PER_CUSTOMER: "40",
    },
  });
});
afterEach(() => service.database.owner.query("delete from attempt"));
afterAll(() => service.stop());

function check(client: string, typed: Record<string, unknown> = {}) {
  return postWithProof(`${service.url}/api/registrations/check`, anApplication(typed), {
    "x-forwarded-for": client,
  });
}

async function statuses(requests: Promise<{ status: number }>[]): Promise<Record<number, number>> {
  const counts: Record<number, number> = {};
  for (const { status } of await Promise.all(requests)) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

describe("guessing", () => {
  test("of postal codes from one address ends after ten, however parallel", async () => {
    const guesses = Array.from({ length: 50 }, (_, code) =>
      check("192.0.2.1", { postalCode: String(10_000 + code) }),
    );
    expect(await statuses(guesses)).toEqual({ 422: 10, 429: 40 });
  });

  test("of many customer numbers from one address ends at the limit of the address", async () => {
    const guesses = Array.from({ length: 50 }, (_, number) =>
      check("192.0.2.2", { customerNumber: String(5_000 + number) }),
    );
    expect(await statuses(guesses)).toEqual({ 422: 15, 429: 35 });
  });

  test("says when to come back", async () => {
    await Promise.all(Array.from({ length: 12 }, () => check("192.0.2.3", { postalCode: "1" })));
    const answer = await check("192.0.2.3", { postalCode: "1" });
    expect(answer.body["code"]).toBe("too-many-requests");
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  test.each([
    ["a customer", "1000001"],
    ["a number that nobody has", "7654321"],
  ])("at %s from 60 addresses makes every question about it harder", async (_who, customerNumber) => {
    const easy = await Promise.all(Array.from({ length: 3 }, () => aProof(service.url)));
    const levels: unknown[] = [];
    for (const guesses of [0, 14, 13]) {
      await Promise.all(
        Array.from({ length: guesses }, (_, n) =>
          check(`198.51.100.${guesses}${n}`, { customerNumber, postalCode: String(10_000 + n) }),
        ),
      );
      const typed = anApplication({ customerNumber, postalCode: "1", proof: easy.pop() });
      const answer = await post(`${service.url}/api/registrations/check`, typed, {
        "x-forwarded-for": "203.0.113.1",
      });
      levels.push(answer.status === 428 ? challengeIn(answer).parameters.data.level : answer.status);
    }
    expect(levels).toEqual([422, 1, 2]);
  });

  test("at a customer, however much, locks no employee of it out", async () => {
    for (let batch = 0; batch < 2; batch++) {
      const guesses = Array.from({ length: 50 }, (_, n) =>
        check(`198.51.100.${n}`, { postalCode: String(10_000 + batch) }),
      );
      expect(await statuses(guesses)).toEqual({ 422: 50 });
    }
    const employee = { "x-forwarded-for": "203.0.113.9" };
    const url = `${service.url}/api/registrations`;
    const easy = anApplication({ proof: await aProof(url) });
    expect(challengeIn(await post(`${url}/check`, easy, employee)).parameters.data.level).toBe(2);

    for (const postalCode of ["65070", "56700", "50670"])
      expect((await check("203.0.113.9", { postalCode })).status).toBe(422);
    expect((await check("203.0.113.9")).status).toBe(204);
    expect((await postWithProof(url, anApplication(), employee)).status).toBe(202);
  });

  test("without a proof of work learns nothing, not even of a right answer", async () => {
    for (const typed of [{}, { postalCode: "1" }, { customerNumber: "7654321" }]) {
      const answer = await post(`${service.url}/api/registrations`, anApplication(typed));
      expect(answer.status).toBe(428);
      expect(answer.body["code"]).toBe("proof-required");
    }
  });
});

test("right answers do not count as guesses", async () => {
  expect(await statuses(Array.from({ length: 40 }, () => check("192.0.2.4")))).toEqual({ 204: 40 });
  expect((await check("192.0.2.4", { postalCode: "1" })).status).toBe(422);
});

test("more requests than allowed are refused, whatever they ask", async () => {
  expect(await statuses(Array.from({ length: 210 }, () => check("192.0.2.5")))).toEqual({
    204: 200,
    429: 10,
  });
});

test("a forged X-Forwarded-For from an untrusted peer changes nothing", async () => {
  const direct = await startService({ environment: { REQUESTS_PER_ADDRESS: "20" } });
  const requests = Array.from({ length: 30 }, (_, n) =>
    postWithProof(`${direct.url}/api/registrations/check`, anApplication(), {
      "x-forwarded-for": `192.0.2.${n}`,
    }),
  );
  expect(await statuses(requests)).toEqual({ 204: 20, 429: 10 });
  await direct.stop();
});
