import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eventually } from "../../test/eventually.ts";
import { confirmPage, register, tokenMailedTo } from "../../test/requests.ts";
import { startService, type TestService } from "../../test/service.ts";
import { reconcilePortalUsers } from "../portal-users/reconcile.ts";

let service: TestService;
beforeAll(async () => {
  service = await startService();
  await service.work();
});
afterAll(() => service.stop());
beforeEach(() => {
  service.identity.before = {};
  service.identity.users.clear();
});

/** Somebody whom the provider of customer 1000002 has brought to Keycloak. */
function newcomer(email: string, more: { firstName?: string; registeringFor?: string } = {}) {
  return service.identity.add({
    email,
    firstName: "Nora",
    lastName: "Neu",
    locale: undefined,
    registeringFor: "100 0002",
    groups: ["portal-users"],
    ...more,
  });
}

async function run(): Promise<void> {
  const finished = await countOfFinished();
  await service.database.app.transaction((transaction) =>
    service.jobs.enqueue(transaction, "register-newcomers", null),
  );
  await eventually(async () => {
    expect(await countOfFinished()).toBeGreaterThan(finished);
  });
}

async function countOfFinished(): Promise<number> {
  const jobs = await service.jobsIn("completed");
  return jobs.filter(({ name }) => name === "register-newcomers").length;
}

async function registrationsOf(email: string) {
  return (await service.registrations()).filter((registration) => registration.email === email);
}

test("a newcomer becomes a registration like any other, of the provider's customer, and leaves Keycloak", async () => {
  newcomer("nora@mvz.example");
  await run();
  const [registration, ...others] = await registrationsOf("nora@mvz.example");
  expect(others).toEqual([]);
  expect(registration).toMatchObject({
    state: "unconfirmed",
    firstName: "Nora",
    customerNumber: "1000002",
    locale: "de",
    privacyVersion: "",
    keycloakUserId: null,
  });
  expect(await service.history(registration?.id ?? "")).toEqual(["registered:  → unconfirmed"]);
  expect(service.identity.users.size).toBe(0);

  await eventually(() => tokenMailedTo(service, "nora@mvz.example"));
  await confirmPage(service, "POST", tokenMailedTo(service, "nora@mvz.example"));
  await eventually(() => {
    expect([...service.identity.users.values()]).toEqual([
      expect.objectContaining({
        enabled: false,
        customerNumbers: ["1000002"],
        registrationId: registration?.id,
        registeringFor: undefined,
      }),
    ]);
  });
});

test("killed before Keycloak has forgotten the newcomer, it makes no second registration", async () => {
  newcomer("kill@mvz.example");
  let attempts = 0;
  service.identity.before.remove = () => {
    attempts += 1;
    if (attempts === 1) throw new Error("killed");
  };
  await run();
  expect(attempts).toBe(2);
  const registrations = await registrationsOf("kill@mvz.example");
  expect(registrations).toHaveLength(1);
  expect(service.identity.users.size).toBe(0);
  await eventually(() => tokenMailedTo(service, "kill@mvz.example"));
  expect(service.mailbox.to("kill@mvz.example")).toHaveLength(1);
});

test("the mail does not take a newcomer who is still there for an account", async () => {
  newcomer("schnell@mvz.example");
  service.identity.before.remove = () => {
    if (service.mailbox.to("schnell@mvz.example").length === 0) throw new Error("The mail comes first.");
  };
  await run();
  expect(await registrationsOf("schnell@mvz.example")).toEqual([
    expect.objectContaining({ state: "unconfirmed" }),
  ]);
  expect(service.mailbox.to("schnell@mvz.example")[0]?.subject).toMatch(/bestätigen/i);
});

test("what is typed into the form afterwards counts: nothing ties the address to the provider", async () => {
  newcomer("form@mvz.example");
  await run();
  await register(service, { email: "form@mvz.example", customerNumber: "1000001", postalCode: "56070" });
  expect(await registrationsOf("form@mvz.example")).toEqual([
    expect.objectContaining({ customerNumber: "1000001", state: "unconfirmed" }),
  ]);
});

test("without a usable name nobody registers, and nothing is left in Keycloak", async () => {
  newcomer("namenlos@mvz.example", { firstName: "<a href=//evil>" });
  await run();
  expect(await registrationsOf("namenlos@mvz.example")).toEqual([]);
  expect(service.identity.users.size).toBe(0);
});

describe("an account is never taken for a newcomer", () => {
  test.each([
    ["a customer number", { customerNumbers: ["1000001"] }],
    ["a registration", { registrationId: "00000000-0000-4000-8000-000000000000" }],
  ])("when it has %s", async (_what, more) => {
    const account = service.identity.add({
      email: "konto@praxis.example",
      registeringFor: "1000002",
      groups: ["portal-users"],
      ...more,
    });
    await run();
    expect(await registrationsOf("konto@praxis.example")).toEqual([]);
    expect([...service.identity.users.keys()]).toEqual([account.id]);
  });
});

test("a newcomer is no portal user to us", async () => {
  newcomer("projektion@mvz.example");
  await reconcilePortalUsers(service.jobParts);
  const { rows } = await service.database.owner.query(
    "select * from portal_user where email = 'projektion@mvz.example'",
  );
  expect(rows).toEqual([]);
});
