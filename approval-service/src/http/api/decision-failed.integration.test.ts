import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "../../../test/eventually.ts";
import { aPendingRegistration } from "../../../test/pending-registration.ts";
import { get, post } from "../../../test/requests.ts";
import { as, startService, type TestService } from "../../../test/service.ts";
import type { Person } from "../../registration/rights.ts";

let service: TestService;
let superAdmin: Person;

beforeAll(async () => {
  service = await startService();
  await service.work();
  const email = "a@praxis-rhein.example";
  const { id } = service.identity.add({ email, groups: ["super-admins"], customerNumbers: ["1000001"] });
  superAdmin = { userId: id, name: "Sabine", email };
});
afterAll(() => service.stop());

test("a decision that cannot be carried out says so to who made it", async () => {
  const id = await aPendingRegistration(service, { email: "erika@praxis.example" });
  await eventually(() => {
    expect([...service.identity.users.values()].map(({ email }) => email)).toContain("erika@praxis.example");
  });
  const user = [...service.identity.users.values()].find(({ email }) => email === "erika@praxis.example");
  Object.assign(user ?? {}, { customerNumbers: ["1000001", "1000002"] });
  const headers = { ...as(superAdmin), "sec-fetch-site": "same-origin" };
  const { body } = await post(`${service.url}/api/registrations/${id}/approve`, {}, headers);
  expect(body).toMatchObject({ state: "approved", decisionFailed: false });
  await eventually(async () => {
    expect((await get(`${service.url}/api/registrations/${id}`, as(superAdmin))).body).toMatchObject({
      state: "approved",
      decisionEffective: false,
      decisionFailed: true,
    });
  });
  expect(service.identity.completionMails).toEqual([]);
});
