import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anEmployee } from "../../../test/an-employee.ts";
import { eventually } from "../../../test/eventually.ts";
import { get } from "../../../test/requests.ts";
import { as, startService, type TestService } from "../../../test/service.ts";
import type { Person } from "../../registration/rights.ts";

let service: TestService;
let operator: Person;

beforeAll(async () => {
  service = await startService();
  await service.work();
});
afterAll(() => service.stop());

beforeEach(async () => {
  const { owner } = service.database;
  await owner.query("delete from registration; delete from portal_user; delete from customer");
  service.identity.users.clear();
  service.identity.before = {};
  service.identity.isDown = false;
  const { id, email } = service.identity.add({ email: "operator@cgm.example", groups: ["operators"] });
  operator = { userId: id, name: "Olivia Ostermann", email };
});

async function send(
  method: "PUT" | "DELETE",
  userId: string,
  query = "",
): Promise<{ status: number; code: unknown }> {
  const response = await fetch(`${service.url}/api/customers/1000001/super-admins/${userId}${query}`, {
    method,
    headers: { ...as(operator), "content-type": "application/json", "sec-fetch-site": "same-origin" },
    ...(method === "PUT" && { body: "{}" }),
  });
  const { code } = response.status === 204 ? {} : ((await response.json()) as { code?: unknown });
  return { status: response.status, code };
}

async function audit(userId: string): Promise<string[]> {
  const { rows } = await service.database.owner.query<{ line: string }>(
    "select action || ' by ' || actor_name as line from audit where user_id = $1 order by seq",
    [userId],
  );
  return rows.map(({ line }) => line);
}

const isSuperAdmin = (userId: string) =>
  service.identity.users.get(userId)?.groups.has("super-admins") ?? false;

describe("appointing", () => {
  test("takes effect at Keycloak, in the projection and in the history, and the person is told", async () => {
    const { userId, email } = await anEmployee(service);
    expect(await send("PUT", userId)).toMatchObject({ status: 204 });
    expect(isSuperAdmin(userId)).toBe(true);
    expect(await audit(userId)).toEqual(["super-admin-appointed by Olivia Ostermann"]);
    const { body } = await get(`${service.url}/api/customers/1000001`, as(operator));
    expect(body).toMatchObject({ superAdmins: [{ userId }] });
    await eventually(() => {
      expect(service.mailbox.to(email).map(({ subject }) => subject)).toEqual([
        "Sie sind jetzt Super Admin im CGM PORTAL",
      ]);
    });
  });

  test("twice leaves one line in the history and one mail", async () => {
    const { userId } = await anEmployee(service);
    await send("PUT", userId);
    expect(await send("PUT", userId)).toMatchObject({ status: 204 });
    expect(await audit(userId)).toHaveLength(1);
  });

  test("is refused for somebody of another customer, of none, disabled or unknown", async () => {
    const foreign = await anEmployee(service, { customerNumber: "1000002" });
    const outsider = service.identity.add({ email: "outsider@else.example", groups: [] });
    const disabled = await anEmployee(service);
    Object.assign(service.identity.users.get(disabled.userId) ?? {}, { enabled: false });
    expect(await send("PUT", foreign.userId)).toEqual({ status: 404, code: "not-found" });
    expect(await send("PUT", outsider.id)).toEqual({ status: 404, code: "not-found" });
    expect(await send("PUT", "00000000-0000-4000-8000-000000000000")).toMatchObject({ status: 404 });
    expect(await send("PUT", disabled.userId)).toEqual({ status: 409, code: "account-disabled" });
    for (const id of [foreign.userId, outsider.id, disabled.userId]) {
      expect(isSuperAdmin(id)).toBe(false);
      expect(await audit(id)).toEqual([]);
    }
  });

  test("is refused for oneself", async () => {
    expect(await send("PUT", operator.userId)).toEqual({ status: 403, code: "own-account" });
  });

  test.each([
    ["signed-out", "authority-ended"],
    ["not-entitled", "authority-missing"],
  ] as const)("that Keycloak refuses (%s) changes nothing and says why", async (outcome, code) => {
    const { userId } = await anEmployee(service);
    // As when the session ends, or the operator loses the role, while the request is on its way.
    service.identity.before.setSuperAdmin = () => {
      if (outcome === "signed-out") service.identity.users.delete(operator.userId);
      else service.identity.users.get(operator.userId)?.groups.delete("operators");
    };
    expect(await send("PUT", userId)).toEqual({ status: 403, code });
    service.identity.before = {};
    service.identity.add({ id: operator.userId, email: operator.email, groups: ["operators"] });
    expect(await audit(userId)).toEqual([]);
    const { body } = await get(`${service.url}/api/customers/1000001`, as(operator));
    expect(body).toMatchObject({ superAdmins: [] });
  });

  test("while Keycloak is away says so and changes nothing", async () => {
    const { userId } = await anEmployee(service);
    await service.database.owner.query(
      `insert into portal_user (user_id, email, email_key, is_operator, enabled) values ($1, '', '', true, true)`,
      [operator.userId],
    );
    service.identity.isDown = true;
    expect(await send("PUT", userId)).toEqual({ status: 503, code: "unavailable" });
    service.identity.isDown = false;
    expect(isSuperAdmin(userId)).toBe(false);
    expect(await audit(userId)).toEqual([]);
  });
});

describe("withdrawing", () => {
  test("takes the right away at once", async () => {
    const { userId, name, email } = await anEmployee(service, { isSuperAdmin: true });
    await anEmployee(service, { isSuperAdmin: true });
    const list = () => get(`${service.url}/api/registrations`, as({ userId, name, email }));
    expect((await list()).status).toBe(200);
    expect(await send("DELETE", userId)).toMatchObject({ status: 204 });
    expect((await list()).status).toBe(403);
    expect(await audit(userId)).toEqual(["super-admin-withdrawn by Olivia Ostermann"]);
  });

  test("the last one needs a confirmation", async () => {
    const { userId } = await anEmployee(service, { isSuperAdmin: true });
    expect(await send("DELETE", userId)).toEqual({ status: 409, code: "last-super-admin" });
    expect(isSuperAdmin(userId)).toBe(true);
    expect(await send("DELETE", userId, "?confirmLast=true")).toMatchObject({ status: 204 });
    expect(isSuperAdmin(userId)).toBe(false);
  });

  test("somebody who is none changes nothing", async () => {
    const { userId } = await anEmployee(service);
    await anEmployee(service, { isSuperAdmin: true });
    expect(await send("DELETE", userId)).toMatchObject({ status: 204 });
    expect(await audit(userId)).toEqual([]);
  });

  test("both of two at the same time leaves one", async () => {
    const people = [
      await anEmployee(service, { isSuperAdmin: true }),
      await anEmployee(service, { isSuperAdmin: true }),
    ];
    const answers = await Promise.all(people.map(({ userId }) => send("DELETE", userId)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
  });
});
