import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eventually } from "../../../test/eventually.ts";
import { aPendingRegistration } from "../../../test/pending-registration.ts";
import { type Answer, get, post } from "../../../test/requests.ts";
import { as, startService, type TestService } from "../../../test/service.ts";
import type { Person } from "../../registration/rights.ts";

let service: TestService;
let superAdminOfA: Person;
let superAdminOfB: Person;
let operator: Person;
let employee: Person;

beforeAll(async () => {
  service = await startService();
  await service.work();
});
afterAll(() => service.stop());

beforeEach(async () => {
  service.identity.isDown = false;
  service.identity.users.clear();
  await service.database.owner.query("delete from portal_user");
  const add = (
    email: string,
    groups: ("super-admins" | "operators" | "portal-users")[],
    customerNumbers: string[],
  ) => {
    const { id } = service.identity.add({ email, groups, customerNumbers });
    return { userId: id, name: `Name of ${email}`, email };
  };
  superAdminOfA = add("a@praxis-rhein.example", ["portal-users", "super-admins"], ["1000001"]);
  superAdminOfB = add("b@mvz-spree.example", ["portal-users", "super-admins"], ["1000002"]);
  operator = add("operator@cgm.example", ["operators"], []);
  employee = add("employee@praxis-rhein.example", ["portal-users"], ["1000001"]);
});

const OWN_PAGE = { "sec-fetch-site": "same-origin" };

function approve(id: string, person: Person, headers: Record<string, string> = OWN_PAGE): Promise<Answer> {
  return post(`${service.url}/api/registrations/${id}/approve`, {}, { ...as(person), ...headers });
}

function reject(id: string, person: Person, reason: unknown = "Kennen wir nicht."): Promise<Answer> {
  return post(`${service.url}/api/registrations/${id}/reject`, { reason }, { ...as(person), ...OWN_PAGE });
}

function read(id: string, person: Person): Promise<Answer> {
  return get(`${service.url}/api/registrations/${id}`, as(person));
}

async function listOf(person: Person, query = ""): Promise<string[]> {
  const { body } = await get(`${service.url}/api/registrations${query}`, as(person));
  return (body["items"] as { id: string }[]).map(({ id }) => id);
}

describe("who may see registrations", () => {
  test("nobody without a session", async () => {
    const answer = await get(`${service.url}/api/registrations`);
    expect(answer.status).toBe(401);
    expect(answer.body["code"]).toBe("not-signed-in");
  });

  test("not an employee without a role", async () => {
    const id = await aPendingRegistration(service);
    for (const answer of [
      await get(`${service.url}/api/registrations`, as(employee)),
      await read(id, employee),
      await approve(id, employee),
      await reject(id, employee),
    ]) {
      expect(answer.status).toBe(403);
      expect(answer.body["code"]).toBe("not-entitled");
    }
  });

  test("super admins those of their customer, operators all", async () => {
    const ofA = await aPendingRegistration(service);
    const ofB = await aPendingRegistration(service, { customerNumber: "1000002" });
    expect(await listOf(superAdminOfA)).toContain(ofA);
    expect(await listOf(superAdminOfA)).not.toContain(ofB);
    expect(await listOf(operator)).toEqual(expect.arrayContaining([ofA, ofB]));
  });

  test("nobody an unconfirmed one", async () => {
    const id = await aPendingRegistration(service);
    await service.database.owner.query(
      "update registration set state = 'unconfirmed', confirmed_at = null where id = $1",
      [id],
    );
    expect((await read(id, operator)).status).toBe(404);
    expect(await listOf(operator)).not.toContain(id);
  });

  test("super admin B neither reads nor decides A's, is told no more than that it is not found, and it is noted", async () => {
    const id = await aPendingRegistration(service);
    const unknown = await read(randomUUID(), superAdminOfB);
    for (const answer of [
      await read(id, superAdminOfB),
      await approve(id, superAdminOfB),
      await reject(id, superAdminOfB),
      await post(
        `${service.url}/api/registrations/${id}/approve?customerNumber=1000001`,
        { customerNumber: "1000001" },
        { ...as(superAdminOfB), ...OWN_PAGE },
      ),
    ]) {
      expect(answer.status).toBe(404);
      expect(answer.body).toEqual(unknown.body);
    }
    const history = await service.history(id);
    expect(history.filter((line) => line === "access-refused")).toHaveLength(4);
    expect(history).not.toContain("approved: pending → approved");
  });

  test("a right that was withdrawn counts no longer at the next click", async () => {
    const id = await aPendingRegistration(service);
    expect((await read(id, superAdminOfA)).status).toBe(200);
    service.identity.users.get(superAdminOfA.userId)?.groups.delete("super-admins");
    expect((await read(id, superAdminOfA)).status).toBe(403);
    expect((await approve(id, superAdminOfA)).status).toBe(403);
  });

  test("a disabled super admin nothing", async () => {
    Object.assign(service.identity.users.get(superAdminOfA.userId) ?? {}, { enabled: false });
    expect((await get(`${service.url}/api/registrations`, as(superAdminOfA))).status).toBe(403);
  });
});

describe("the list", () => {
  test("comes in pages, oldest first, each registration once", async () => {
    const ids: string[] = [];
    for (let count = 0; count < 5; count++) {
      ids.push(await aPendingRegistration(service, { customerNumber: "1000003" }));
    }
    Object.assign(service.identity.users.get(superAdminOfB.userId) ?? {}, { customerNumbers: ["1000003"] });
    const seen: string[] = [];
    let after: unknown = null;
    do {
      const query = new URLSearchParams({ limit: "2", ...(typeof after === "string" && { after }) });
      const { body } = await get(`${service.url}/api/registrations?${query.toString()}`, as(superAdminOfB));
      seen.push(...(body["items"] as { id: string }[]).map(({ id }) => id));
      after = body["next"];
    } while (after !== null);
    expect(seen).toEqual(ids);
  });

  test.each([
    "state=unconfirmed",
    "state=x",
    "limit=0",
    "limit=1000",
    "limit=x",
    "after=x",
    "after=bnVsbA",
    "state[]=a",
  ])("with %s is refused or ignored, never a fault", async (query) => {
    const { status } = await get(`${service.url}/api/registrations?${query}`, as(operator));
    expect([200, 400]).toContain(status);
  });
});

describe("an approval", () => {
  test("is recorded with who and when, and takes effect: user enabled, completion mail sent", async () => {
    const id = await aPendingRegistration(service);
    await eventually(async () => {
      expect(await service.history(id)).toContain("user-created");
    });
    const answer = await approve(id, superAdminOfA);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      id,
      state: "approved",
      decidedBy: { name: superAdminOfA.name },
      decisionEffective: false,
    });
    await eventually(async () => {
      expect((await read(id, superAdminOfA)).body).toMatchObject({ decisionEffective: true });
    });
    const [user] = [...service.identity.users.values()].filter(({ registrationId }) => registrationId === id);
    expect(user).toMatchObject({
      enabled: true,
      customerNumbers: ["1000001"],
      requiredActions: ["VERIFY_PROFILE", "UPDATE_PASSWORD"],
    });
    expect(service.identity.completionMails.filter((email) => email === user?.email)).toHaveLength(1);
    expect(await service.history(id)).toEqual([
      "registered:  → unconfirmed",
      "confirmed: unconfirmed → pending",
      "user-created",
      "approved: pending → approved",
      "decision-effective",
    ]);
  });

  test("by an operator is possible for every customer", async () => {
    const id = await aPendingRegistration(service, { customerNumber: "1000003" });
    expect((await approve(id, operator)).status).toBe(200);
  });

  test("of one's own registration is not possible", async () => {
    const id = await aPendingRegistration(service, { email: "renate@praxis.example" });
    const answer = await approve(id, { ...superAdminOfA, email: "Renate@Praxis.example" });
    expect(answer.status).toBe(403);
    expect(answer.body["code"]).toBe("own-registration");
  });

  test("comes too late when somebody else was first, and learns who", async () => {
    const id = await aPendingRegistration(service);
    await reject(id, operator);
    const answer = await approve(id, superAdminOfA);
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({
      code: "already-decided",
      state: "rejected",
      decidedBy: { name: operator.name },
      decidedAt: expect.any(String) as string,
    });
  });

  test("by twenty people at once has one winner, and the others read who it was", async () => {
    const id = await aPendingRegistration(service);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => {
        const person = { ...operator, name: `Operator ${n}` };
        return n % 2 === 0 ? approve(id, person) : reject(id, person);
      }),
    );
    const [winner, ...others] = answers.filter(({ status }) => status === 200);
    expect(others).toEqual([]);
    for (const { status, body } of answers.filter((answer) => answer !== winner)) {
      expect(status).toBe(409);
      expect(body["decidedBy"]).toEqual(winner?.body["decidedBy"]);
      expect(body["state"]).toBe(winner?.body["state"]);
    }
  });

  test.each([
    ["another site", { "sec-fetch-site": "cross-site" }, 403],
    ["a sister site", { "sec-fetch-site": "same-site" }, 403],
    ["another origin", { origin: "https://evil.example" }, 403],
    ["a form", { ...OWN_PAGE, "content-type": "application/x-www-form-urlencoded" }, 415],
  ])("sent from %s is refused", async (_where, headers, status) => {
    const id = await aPendingRegistration(service);
    expect((await approve(id, superAdminOfA, headers)).status).toBe(status);
    expect((await read(id, superAdminOfA)).body["state"]).toBe("pending");
  });

  test("of something that is no id is not found", async () => {
    expect((await approve("1%27--", operator)).status).toBe(404);
  });
});

describe("a rejection", () => {
  test("deletes the disabled user and mails the reason, escaped", async () => {
    const id = await aPendingRegistration(service);
    const reason = "Bitte melden Sie sich <b>zuerst</b> bei Frau Huber.\nDanke!";
    const answer = await reject(id, superAdminOfA, reason);
    expect(answer.body).toMatchObject({ state: "rejected", rejectionReason: reason });
    const email = String(answer.body["email"]);
    await eventually(() => {
      expect(service.mailbox.to(email).at(-1)?.html).toContain("&lt;b&gt;zuerst&lt;/b&gt;");
    });
    expect(
      [...service.identity.users.values()].filter(({ registrationId }) => registrationId === id),
    ).toEqual([]);
    expect(await service.history(id)).toEqual(
      expect.arrayContaining(["rejected: pending → rejected", "decision-effective"]),
    );
  });

  test.each([
    ["missing", null, "required"],
    ["blank", " \n ", "required"],
    ["too long", "x".repeat(1001), "too-long"],
    ["with control characters", "a\u0000b", "invalid"],
    ["with direction overrides", "a\u202Eb", "invalid"],
    ["a list", ["a"], "invalid"],
  ])("whose reason is %s is refused", async (_how, reason, code) => {
    const id = await aPendingRegistration(service);
    const answer = await reject(id, superAdminOfA, reason);
    expect(answer.status).toBe(400);
    expect(answer.body["errors"]).toEqual([expect.objectContaining({ field: "reason", code })]);
    expect((await read(id, superAdminOfA)).body["state"]).toBe("pending");
  });

  test("lets the person register again", async () => {
    const id = await aPendingRegistration(service, { email: "nochmal@praxis.example" });
    await reject(id, superAdminOfA);
    await eventually(async () => {
      expect((await read(id, superAdminOfA)).body["decisionEffective"]).toBe(true);
    });
    await service.database.owner.query("delete from registrant_mail");
    const again = await aPendingRegistration(service, { email: "nochmal@praxis.example" });
    expect(again).not.toBe(id);
  });
});

describe("while Keycloak is away", () => {
  test("a decision is recorded, shown as not yet in effect, and takes effect when it is back", async () => {
    const id = await aPendingRegistration(service);
    await eventually(() => approverKnown(superAdminOfA));
    service.identity.isDown = true;
    const answer = await approve(id, superAdminOfA);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ state: "approved", decisionEffective: false });
    expect(await listOf(superAdminOfA, "?state=approved")).toContain(id);

    service.identity.isDown = false;
    await eventually(async () => {
      expect((await read(id, superAdminOfA)).body["decisionEffective"]).toBe(true);
    });
  });

  test("a decision of somebody whose right is withdrawn before it is back is void, and both are told", async () => {
    const id = await aPendingRegistration(service);
    await eventually(() => approverKnown(superAdminOfA));
    service.identity.isDown = true;
    const { body } = await approve(id, superAdminOfA);
    await service.database.owner.query("delete from registrant_mail");
    service.identity.users.get(superAdminOfA.userId)?.groups.delete("super-admins");
    service.identity.isDown = false;

    await eventually(async () => {
      expect((await read(id, operator)).body).toMatchObject({ state: "pending", decidedBy: null });
      // Beside it there may be one about the registration that waits again: who decides is known from before.
      expect(service.mailbox.to(superAdminOfA.email).map(({ subject }) => subject)).toContain(
        "Ihre Entscheidung konnte nicht wirksam werden",
      );
      expect(service.mailbox.to(String(body["email"])).at(-1)?.subject).toBe(
        "Ihre Registrierung wartet auf die Freigabe",
      );
    });
    expect(await service.history(id)).toContain("decision-void: approved → pending");
    expect(
      [...service.identity.users.values()].find(({ registrationId }) => registrationId === id)?.enabled,
    ).toBe(false);
  });

  test("super admin B still sees and decides nothing of A's", async () => {
    const id = await aPendingRegistration(service);
    const ofB = await aPendingRegistration(service, { customerNumber: "1000002" });
    await eventually(() => approverKnown(superAdminOfB));
    service.identity.isDown = true;
    expect(await listOf(superAdminOfB)).toContain(ofB);
    expect((await read(id, superAdminOfB)).status).toBe(404);
    expect((await approve(id, superAdminOfB)).status).toBe(404);
  });
});

async function approverKnown(person: Person): Promise<void> {
  const { rowCount } = await service.database.owner.query(
    "select from portal_user where user_id = $1 and is_super_admin",
    [person.userId],
  );
  expect(rowCount).toBe(1);
}
