import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eventually } from "../../../test/eventually.ts";
import { aPendingRegistration } from "../../../test/pending-registration.ts";
import { type Answer, get, post } from "../../../test/requests.ts";
import { as, startService, type TestService } from "../../../test/service.ts";
import type { Person } from "../../registration/rights.ts";

let service: TestService;
let sabine: Person;
let otto: Person;

beforeAll(async () => {
  service = await startService({ environment: { UNDO_SECONDS: "2" } });
  await service.work();
  const add = (name: string) => {
    const email = `${name}@praxis-rhein.example`;
    const { id } = service.identity.add({ email, groups: ["super-admins"], customerNumbers: ["1000001"] });
    return { userId: id, name, email };
  };
  sabine = add("sabine");
  otto = add("otto");
});
afterAll(() => service.stop());

function press(
  button: "approve" | "reject" | "undo",
  id: string,
  person: Person,
  body: object = {},
): Promise<Answer> {
  return post(`${service.url}/api/registrations/${id}/${button}`, body, {
    ...as(person),
    "sec-fetch-site": "same-origin",
  });
}

async function read(id: string): Promise<Record<string, unknown>> {
  return (await get(`${service.url}/api/registrations/${id}`, as(sabine))).body;
}

describe("a decision that is taken back in time", () => {
  test("is as if it had not been, and nobody was told", async () => {
    const id = await aPendingRegistration(service, { email: "undone@praxis.example" });
    const { body } = await press("approve", id, sabine);
    const left = new Date(String(body["undoableUntil"])).getTime() - Date.now();
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(2_000);
    expect((await press("undo", id, sabine)).body).toMatchObject({ state: "pending", decidedBy: null });
    // Longer than the job would have waited.
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    expect(await read(id)).toMatchObject({ state: "pending" });
    expect(service.identity.completionMails).not.toContain("undone@praxis.example");
    expect(await service.history(id)).toContain("decision-undone: approved → pending");
  });

  test("and taken otherwise is carried out once, as it was taken last", async () => {
    const id = await aPendingRegistration(service, { email: "otherwise@praxis.example" });
    await press("approve", id, sabine);
    await press("undo", id, sabine);
    await press("reject", id, sabine, { reason: "Doch nicht." });
    await eventually(async () => {
      expect(await read(id)).toMatchObject({ state: "rejected", decisionEffective: true });
    });
    expect(service.identity.completionMails).not.toContain("otherwise@praxis.example");
  });
});

describe("it is too late", () => {
  test("for another person", async () => {
    const id = await aPendingRegistration(service);
    const { body } = await press("approve", id, sabine);
    expect(body["undoableUntil"]).not.toBeNull();
    expect((await get(`${service.url}/api/registrations/${id}`, as(otto))).body["undoableUntil"]).toBeNull();
    const answer = await press("undo", id, otto);
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ code: "too-late", state: "approved", decidedBy: { name: "sabine" } });
  });

  test("once the decision may be under way", async () => {
    const id = await aPendingRegistration(service);
    await press("approve", id, sabine);
    await eventually(async () => {
      expect(await read(id)).toMatchObject({ decisionEffective: true });
    });
    expect((await press("undo", id, sabine)).status).toBe(409);
    expect(await read(id)).toMatchObject({ state: "approved", undoableUntil: null });
  });

  test("for what nobody has decided", async () => {
    const id = await aPendingRegistration(service);
    expect((await press("undo", id, sabine)).status).toBe(409);
  });
});

test("pressed about the last moment, a decision is undone or carried out, never both", async () => {
  const ids = await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      aPendingRegistration(service, { email: `race${index}@praxis.example` }),
    ),
  );
  await Promise.all(
    ids.map(async (id, index) => {
      await press("approve", id, sabine);
      await new Promise((resolve) => setTimeout(resolve, 1_900 + 20 * index));
      const { status } = await press("undo", id, sabine);
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      const { state } = await read(id);
      expect(state).toBe(status === 200 ? "pending" : "approved");
      expect(service.identity.completionMails.includes(`race${index}@praxis.example`)).toBe(status !== 200);
    }),
  );
});

test("a decision that is being taken back is not carried out meanwhile", async () => {
  const id = await aPendingRegistration(service, { email: "held@praxis.example" });
  await press("approve", id, sabine);
  await service.database.owner.transaction(async (transaction) => {
    // As undo does it, at the last moment, and the commit takes its time.
    await transaction.query(
      `update registration set state = 'pending', decided_at = null, decided_by_id = null, decided_by_name = null,
         decision_rights_checked = null where id = $1`,
      [id],
    );
    await new Promise((resolve) => setTimeout(resolve, 4_500));
  });
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  expect(await read(id)).toMatchObject({ state: "pending" });
  expect(service.identity.completionMails).not.toContain("held@praxis.example");
  const user = [...service.identity.users.values()].find(({ email }) => email === "held@praxis.example");
  expect(user?.enabled).toBe(false);
});
