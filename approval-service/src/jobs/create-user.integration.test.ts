import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eventually } from "../../test/eventually.ts";
import { aPendingRegistration } from "../../test/pending-registration.ts";
import { confirmPage, register, tokenMailedTo } from "../../test/requests.ts";
import { startService, type TestService } from "../../test/service.ts";

let service: TestService;
beforeAll(async () => {
  service = await startService({ environment: { DIGEST_WINDOW: "PT1S" } });
  await service.work();
});
afterAll(() => service.stop());
beforeEach(() => {
  service.identity.isDown = false;
  service.identity.before = {};
});

function usersWith(email: string) {
  return [...service.identity.users.values()].filter((user) => user.email === email);
}

async function stateOf(id: string): Promise<string | undefined> {
  return (await service.registrations()).find((registration) => registration.id === id)?.state;
}

describe("the user in Keycloak", () => {
  test("is created disabled, with everything it will ever be given, when the person confirms and not before", async () => {
    await register(service, { email: "erika@praxis.example", locale: "en" });
    await eventually(() => tokenMailedTo(service, "erika@praxis.example"));
    expect(usersWith("erika@praxis.example")).toEqual([]);
    await confirmPage(service, "POST", tokenMailedTo(service, "erika@praxis.example"));
    const [registration] = await service.registrations();
    await eventually(() => {
      expect(usersWith("erika@praxis.example")).toEqual([
        expect.objectContaining({
          enabled: false,
          firstName: "Erika",
          lastName: "Mustermann",
          locale: "en",
          customerNumbers: ["1000001"],
          registrationId: registration?.id,
        }),
      ]);
    });
  });

  test("is created when Keycloak is back, and the super admin is told meanwhile", async () => {
    service.identity.add({
      email: "chefin@praxis.example",
      groups: ["super-admins"],
      customerNumbers: ["1000001"],
    });
    const told = () =>
      service.mailbox.to("chefin@praxis.example").some(({ text }) => text.includes("spaeter@praxis.example"));
    await aPendingRegistration(service);
    await eventually(() => {
      expect(service.mailbox.to("chefin@praxis.example")).not.toEqual([]);
    });
    service.identity.isDown = true;
    await aPendingRegistration(service, { email: "spaeter@praxis.example" });
    await eventually(() => {
      expect(told()).toBe(true);
    });
    expect(usersWith("spaeter@praxis.example")).toEqual([]);
    service.identity.isDown = false;
    await eventually(() => {
      expect(usersWith("spaeter@praxis.example")).toHaveLength(1);
    });
  });

  test("that an interrupted attempt left behind is adopted, not made twice", async () => {
    service.identity.isDown = true;
    const id = await aPendingRegistration(service, { email: "halb@praxis.example" });
    const leftBehind = service.identity.add({
      email: "halb@praxis.example",
      groups: ["portal-users"],
      enabled: false,
      registrationId: id,
      customerNumbers: ["1000001"],
    });
    service.identity.isDown = false;
    await eventually(async () => {
      const registration = (await service.registrations()).find((one) => one.id === id);
      expect(registration?.keycloakUserId).toBe(leftBehind.id);
    });
    expect(usersWith("halb@praxis.example")).toHaveLength(1);
  });

  test.each([
    ["portal user", ["portal-users"] as const],
    ["user outside our group, whom we cannot see", [] as const],
  ])("of a stranger with the same address is never adopted: %s", async (kind, groups) => {
    const email = `fremd-${kind.length}@praxis.example`;
    service.identity.isDown = true;
    const id = await aPendingRegistration(service, { email });
    const stranger = service.identity.add({ email, groups: [...groups], customerNumbers: ["1000002"] });
    await service.database.owner.query("delete from registrant_mail");
    service.identity.isDown = false;
    await eventually(async () => {
      expect(await stateOf(id)).toBe("already-registered");
      expect(service.mailbox.to(email).at(-1)?.subject).toBe(
        "Sie haben bereits ein Benutzerkonto im CGM PORTAL",
      );
    });
    expect(service.identity.users.get(stranger.id)).toMatchObject({
      customerNumbers: ["1000002"],
      enabled: true,
    });
  });

  test("of an earlier, rejected registration is waited for until it has been deleted", async () => {
    const email = "wieder@praxis.example";
    const earlier = await service.database.owner.query<{ id: string }>(
      `insert into registration (state, email, email_key, first_name, last_name, customer_number, locale, privacy_version,
                                 marketing_consent, confirmed_at, decided_at, decided_by_id, rejection_reason)
       values ('rejected', $1, $1, 'E', 'M', '1000001', 'de', '2026-11', false, now(), now(), 'x', 'x') returning id`,
      [email],
    );
    const old = service.identity.add({
      email,
      groups: ["portal-users"],
      enabled: false,
      registrationId: earlier.rows[0]?.id,
    });
    const id = await aPendingRegistration(service, { email });
    await eventually(async () => {
      expect((await service.jobsIn("retry")).map(({ name }) => name)).toContain("create-user");
    });
    service.identity.users.delete(old.id);
    await eventually(() => {
      expect(usersWith(email).map(({ registrationId }) => registrationId)).toEqual([id]);
    });
  });
});

describe("an approval whose user is not as expected", () => {
  async function approved(id: string): Promise<void> {
    await service.database.owner.query(
      `update registration set state = 'approved', decided_at = now(), decided_by_id = 'x', decided_by_name = 'X',
              decision_rights_checked = true where id = $1`,
      [id],
    );
    await service.database.app.transaction((transaction) =>
      service.jobs.enqueue(transaction, "activate-user", { registrationId: id }),
    );
  }

  async function failure(): Promise<unknown> {
    return eventually(async () => {
      const failed = (await service.jobsIn("failed")).filter(({ name }) => name === "activate-user");
      expect(failed).not.toEqual([]);
      return failed.at(-1)?.output;
    });
  }

  test.each([
    ["another customer number", { customerNumbers: ["1000002"] }],
    ["two customer numbers", { customerNumbers: ["1000001", "1000002"] }],
    ["no customer number", { customerNumbers: [] }],
    ["another registration", { registrationId: randomUUID() }],
  ])("fails closed and visibly: %s", async (_what, wrong) => {
    const id = await aPendingRegistration(service);
    const user = await eventually(() => {
      const found = [...service.identity.users.values()].find(({ registrationId }) => registrationId === id);
      if (!found) throw new Error("no user yet");
      return found;
    });
    await eventually(async () => {
      expect(await service.history(id)).toContain("user-created");
    });
    Object.assign(user, wrong);
    await approved(id);
    expect(await failure()).toMatchObject({ type: "PermanentFailure" });
    expect(user.enabled).toBe(false);
    expect(service.identity.completionMails).not.toContain(user.email);
    await service.database.owner.query("delete from pgboss.job where state = 'failed'");
  });

  test("disables the user again when the number changes while it is being enabled", async () => {
    const id = await aPendingRegistration(service);
    const user = await eventually(() => {
      const found = [...service.identity.users.values()].find(({ registrationId }) => registrationId === id);
      if (!found) throw new Error("no user yet");
      return found;
    });
    service.identity.before.enable = () => Object.assign(user, { customerNumbers: ["1000001", "1000002"] });
    await approved(id);
    expect(await failure()).toMatchObject({ type: "PermanentFailure" });
    expect(user.enabled).toBe(false);
    expect(service.identity.completionMails).not.toContain(user.email);
  });

  test("is sent one completion mail more when the attempt ended between mail and note, and none once all is done", async () => {
    const id = await aPendingRegistration(service);
    const user = await eventually(() => {
      const found = [...service.identity.users.values()].find(({ registrationId }) => registrationId === id);
      if (!found) throw new Error("no user yet");
      return found;
    });
    Object.assign(user, { enabled: true, requiredActions: [] });
    await approved(id);
    await eventually(async () => {
      expect(await service.history(id)).toContain("decision-effective");
    });
    expect(service.identity.completionMails).not.toContain(user.email);
  });
});
