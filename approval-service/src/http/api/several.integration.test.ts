import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aPendingRegistration } from "../../../test/pending-registration.ts";
import { type Answer, post } from "../../../test/requests.ts";
import { as, startService, type TestService } from "../../../test/service.ts";
import type { Person } from "../../registration/rights.ts";

let service: TestService;
let superAdmin: Person;

beforeAll(async () => {
  service = await startService();
  await service.work();
  const { id } = service.identity.add({
    email: "a@praxis-rhein.example",
    groups: ["super-admins"],
    customerNumbers: ["1000001"],
  });
  // Registers once more, with the address that the account has had since the log-in.
  superAdmin = { userId: id, name: "Sabine", email: "sabine@praxis-rhein.example" };
});
afterAll(() => service.stop());

function decide(body: object): Promise<Answer> {
  return post(`${service.url}/api/decisions`, body, { ...as(superAdmin), "sec-fetch-site": "same-origin" });
}

test("each registration has a result of its own, and one that cannot be decided holds up no other", async () => {
  const mine = await aPendingRegistration(service);
  const own = await aPendingRegistration(service, { email: superAdmin.email });
  const foreign = await aPendingRegistration(service, { customerNumber: "1000002" });
  const decided = await aPendingRegistration(service);
  await decide({ verdict: "reject", registrations: [decided], reason: "Kennen wir nicht." });
  const unknown = randomUUID();
  const { body } = await decide({
    verdict: "approve",
    registrations: [own, foreign, decided, unknown, mine, mine],
  });
  expect(body["results"]).toMatchObject([
    { id: own, outcome: "own-registration", registration: null },
    { id: foreign, outcome: "not-found", registration: null },
    { id: decided, outcome: "already-decided", registration: { state: "rejected" } },
    { id: unknown, outcome: "not-found", registration: null },
    { id: mine, outcome: "decided", registration: { state: "approved", decidedBy: { name: "Sabine" } } },
  ]);
});

test("a hundred at most, a reason for a rejection, and a verdict that there is", async () => {
  const registrations = Array.from({ length: 101 }, () => randomUUID());
  expect((await decide({ verdict: "approve", registrations })).body).toMatchObject({
    code: "invalid-input",
    errors: [{ field: "registrations", code: "too-long" }],
  });
  expect((await decide({ verdict: "approve", registrations: [] })).status).toBe(400);
  expect((await decide({ verdict: "reject", registrations: [randomUUID()] })).body).toMatchObject({
    errors: [{ field: "reason", code: "required" }],
  });
  expect((await decide({ verdict: "postpone", registrations: [randomUUID()] })).status).toBe(400);
});

test.each(["Basic eDp5", "Bearer", "Bearer a b", "Bearer unknown"])(
  "with the header „Authorization: %s“ a session does not count, nor does its protection fall away",
  async (authorization) => {
    const answer = await post(
      `${service.url}/api/decisions`,
      { verdict: "approve", registrations: [randomUUID()] },
      { ...as(superAdmin), "sec-fetch-site": "cross-site", authorization },
    );
    expect(answer.status).toBe(401);
  },
);
