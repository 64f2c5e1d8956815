import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApplication, confirmPage, post } from "../../test/requests.ts";
import { startService, type TestService } from "../../test/service.ts";

/** Bodies that were made to hurt (GUARDS A7). */
let service: TestService;
beforeAll(async () => {
  service = await startService({ environment: { REQUESTS_PER_ADDRESS: "100000" } });
  await post(`${service.url}/api/registrations`, {});
});
afterAll(() => service.stop());

const fields = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`f${n}`, n]));
const withRaw = (field: string) => JSON.stringify(anApplication()).replace("{", `{${field},`);

const BODIES: Record<string, string> = {
  "1 MB of text": JSON.stringify(anApplication({ firstName: "x".repeat(1_000_000) })),
  "10,000 fields": JSON.stringify({ ...anApplication(), ...fields(10_000) }),
  "as many fields as fit, and no data": JSON.stringify(fields(1_500)),
  "JSON nested a thousandfold": `{"email":${"[".repeat(1_000)}${"]".repeat(1_000)}}`,
  "lists for texts": JSON.stringify(anApplication({ email: ["a@b.example"], firstName: ["Erika"] })),
  "objects for texts": JSON.stringify(anApplication({ customerNumber: { $gt: "" } })),
  "a prototype and no data": '{"__proto__":{"email":"a@b.example","customerNumber":"1000001"}}',
  "a NUL": JSON.stringify(anApplication({ lastName: "Muster\u0000mann" })),
  "half a character": withRaw('"lastName":"\\ud800"').replace(',"lastName":"Mustermann"', ""),
};

async function refusedWithin(send: () => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let time = 0; time < 3; time++) {
    const begin = performance.now();
    const status = await send();
    times.push(performance.now() - begin);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  }
  // The best of three: other tests use the machine as well.
  return Math.min(...times);
}

describe.each(["", "/check", "/resend"])("/api/registrations%s", (path) => {
  test.each(Object.entries(BODIES))("%s is refused within 50 ms", async (_what, body) => {
    // To be sent again needs an address alone.
    const typed =
      path === "/resend" ? body.replace('"email":"erika@praxis.example"', '"email":"erika"') : body;
    const took = await refusedWithin(
      async () => (await post(`${service.url}/api/registrations${path}`, typed)).status,
    );
    expect(took).toBeLessThan(50);
  });
});

test.each([
  ["1 MB", "x".repeat(1_000_000)],
  ["10,000 fields", new URLSearchParams(fields(10_000) as unknown as Record<string, string>).toString()],
])("the form of the confirm window with %s is refused within 50 ms", async (_what, body) => {
  const took = await refusedWithin(async () => {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    return (await fetch(`${service.url}/confirm`, { method: "POST", headers, body })).status;
  });
  expect(took).toBeLessThan(50);
});

test("a token of several is none", async () => {
  const page = await fetch(`${service.url}/confirm?token=${"A".repeat(43)}&token=${"A".repeat(43)}`);
  expect(page.status).toBe(404);
  expect((await confirmPage(service, "POST", "A".repeat(43))).status).toBe(404);
});

test("a hundred of them leave nothing in memory", async () => {
  const send = () =>
    Promise.all(Object.values(BODIES).map((body) => post(`${service.url}/api/registrations`, body)));
  for (let time = 0; time < 5; time++) await send();
  const before = heapInUse();
  for (let time = 0; time < 12; time++) await send();
  expect(heapInUse() - before).toBeLessThan(3_000_000);
});

/** After everything that nobody refers to is gone. */
function heapInUse(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  return process.memoryUsage().heapUsed;
}
