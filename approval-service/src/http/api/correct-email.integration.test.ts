import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { eventually } from "../../../test/eventually.ts";
import { confirmationMailedTo, confirmPage, register, tokenMailedTo } from "../../../test/requests.ts";
import { as, startService, type TestService } from "../../../test/service.ts";

let service: TestService;
let headers: Record<string, string>;

beforeAll(async () => {
  service = await startService();
  const { id, email } = service.identity.add({ email: "operator@cgm.example", groups: ["operators"] });
  headers = as({ userId: id, name: "Olivia Ostermann", email });
  await service.work();
});
afterAll(() => service.stop());
beforeEach(async () => {
  await service.database.owner.query(
    "delete from registration; delete from registrant_mail; delete from attempt; delete from portal_user",
  );
});

async function anUnconfirmed(email: string): Promise<string> {
  await register(service, { email });
  await eventually(() => confirmationMailedTo(service, email));
  const found = (await service.registrations()).find((one) => one.email === email);
  return found?.id ?? "";
}

async function correct(id: string, email: string): Promise<Record<string, unknown>> {
  const response = await fetch(`${service.url}/api/registrations/${id}/email`, {
    method: "PATCH",
    headers: { ...headers, "content-type": "application/json", "sec-fetch-site": "same-origin" },
    body: JSON.stringify({ email }),
  });
  return { status: response.status, ...((await response.json()) as object) };
}

test("a corrected address gets the mail, and the link to the mistyped one is worth nothing", async () => {
  const id = await anUnconfirmed("typo1@praxis.exmaple");
  const former = tokenMailedTo(service, "typo1@praxis.exmaple");
  expect(await correct(id, "Right1@praxis.example")).toMatchObject({
    status: 200,
    state: "unconfirmed",
    email: "Right1@praxis.example",
  });
  await eventually(() => confirmationMailedTo(service, "Right1@praxis.example"));
  await confirmPage(service, "POST", former);
  expect((await service.registrations())[0]?.state).toBe("unconfirmed");
  await confirmPage(service, "POST", tokenMailedTo(service, "Right1@praxis.example"));
  expect((await service.registrations())[0]).toMatchObject({
    state: "pending",
    email: "Right1@praxis.example",
  });
  expect(await service.history(id)).toContain("email-corrected: unconfirmed → unconfirmed");
  const { rows } = await service.database.owner.query<{ dump: string }>(
    "select string_agg(audit::text, '') as dump from audit",
  );
  expect(rows[0]?.dump).not.toContain("@");
});

test("confirmed in between it stays, and the answer says so", async () => {
  const id = await anUnconfirmed("typo2@praxis.example");
  await confirmPage(service, "POST", tokenMailedTo(service, "typo2@praxis.example"));
  expect(await correct(id, "other2@praxis.example")).toMatchObject({
    status: 409,
    code: "not-unconfirmed",
    state: "pending",
  });
  expect((await service.registrations())[0]?.email).toBe("typo2@praxis.example");
});

test("an address of another registration, unconfirmed or not, or of an account is refused", async () => {
  const id = await anUnconfirmed("typo3@praxis.example");
  await anUnconfirmed("taken3@praxis.example");
  await service.database.owner.query(
    `insert into portal_user (user_id, email, email_key, enabled) values ('u3', 'a3@praxis.example', 'a3@praxis.example', true)`,
  );
  for (const address of ["taken3@praxis.example", "A3@Praxis.example"])
    expect(await correct(id, address)).toMatchObject({ status: 409, code: "email-in-use" });
  expect((await service.registrations())[0]?.email).toBe("typo3@praxis.example");
});

test("no address and an unknown registration are refused", async () => {
  const id = await anUnconfirmed("typo4@praxis.example");
  expect(await correct(id, "a@b@c")).toMatchObject({ status: 400, code: "invalid-input" });
  expect(await correct("00000000-0000-4000-8000-000000000000", "b4@praxis.example")).toMatchObject({
    status: 404,
  });
});
