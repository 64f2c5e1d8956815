import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { anEmployee } from "../../../test/an-employee.ts";
import { eventually } from "../../../test/eventually.ts";
import { get, register } from "../../../test/requests.ts";
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
    "delete from pgboss.job; delete from registration; delete from registrant_mail; delete from attempt",
  );
});

type Fault = { id: string; job: string; reason: string; hasFailed: boolean } & Record<string, unknown>;

async function faults(query = ""): Promise<Fault[]> {
  const { status, body } = await get(`${service.url}/api/faults${query}`, headers);
  expect(status).toBe(200);
  return body["items"] as Fault[];
}

async function settle(wish: "retry" | "discard", id: string): Promise<number> {
  const response = await fetch(`${service.url}/api/faults/${id}/${wish}`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json", "sec-fetch-site": "same-origin" },
    body: "{}",
  });
  return response.status;
}

/** A confirmation mail that the mail server will never take. */
async function aRefusedMail(): Promise<Fault> {
  service.mailbox.refused.add("mistyped@praxis.example");
  await register(service, { email: "mistyped@praxis.example" });
  await eventually(async () => {
    expect(await faults()).toHaveLength(1);
  });
  const [fault] = await faults();
  service.mailbox.refused.clear();
  if (!fault) throw new Error("unreachable: there is one");
  return fault;
}

const historyOf = async (fault: Fault) =>
  service.history((fault["registration"] as { id: string } | null)?.id ?? "");

test("a refused mail is shown with whom it is for, what for and why, and with no token", async () => {
  const fault = await aRefusedMail();
  expect(fault).toMatchObject({
    job: "mail-registrant",
    hasFailed: true,
    reason: "mail-refused",
    attempts: 1,
    registration: {
      firstName: "Erika",
      lastName: "Mustermann",
      email: "mistyped@praxis.example",
      customerNumber: "1000001",
      isConfirmed: false,
    },
    user: null,
  });
  expect(JSON.stringify(fault)).not.toContain("token");
});

test("retried it succeeds, and the history says who asked for it", async () => {
  const fault = await aRefusedMail();
  expect(await settle("retry", fault.id)).toBe(204);
  await eventually(() => {
    expect(service.mailbox.to("mistyped@praxis.example")).toHaveLength(1);
  });
  await eventually(async () => {
    expect(await faults()).toEqual([]);
  });
  expect(await historyOf(fault)).toContain("fault-retried");
  expect(await settle("retry", fault.id)).toBe(404);
});

test("discarded it is gone for good, once", async () => {
  const fault = await aRefusedMail();
  expect(await settle("discard", fault.id)).toBe(204);
  expect(await faults()).toEqual([]);
  expect(await settle("discard", fault.id)).toBe(404);
  expect(await historyOf(fault)).toContain("fault-discarded");
});

/** Jobs as they are left behind by ten minutes of a mail server that does not answer. */
async function jobsTriedInVain(count: number, { minutes, attempts }: { minutes: number; attempts: number }) {
  const { userId } = await anEmployee(service);
  await service.database.owner.query(
    `insert into pgboss.job (name, data, state, retry_count, created_on, start_after, output, policy)
     select 'mail-appointed', jsonb_build_object('userId', $1::text), 'retry', $3,
            now() - make_interval(mins => $2, secs => n), now() + interval '1 hour',
            '{"type": "MailUnavailable"}', 'standard'
     from generate_series(1, $4) n`,
    [userId, minutes, attempts, count],
  );
}

test("what is tried in vain for ten minutes is shown as such, what began just now is not", async () => {
  await jobsTriedInVain(1, { minutes: 30, attempts: 40 });
  await jobsTriedInVain(1, { minutes: 1, attempts: 12 });
  await jobsTriedInVain(1, { minutes: 30, attempts: 2 });
  const found = await faults();
  expect(found).toMatchObject([
    { job: "mail-appointed", hasFailed: false, reason: "mail-server-away", attempts: 41, registration: null },
  ]);
  expect(found[0]?.["user"]).toMatchObject({ lastName: "Kollege", customerNumber: "1000001" });
});

test("is read page by page, without gaps and without repetitions", async () => {
  await jobsTriedInVain(5, { minutes: 30, attempts: 40 });
  const seen: string[] = [];
  let after = "";
  do {
    const { body } = await get(`${service.url}/api/faults?limit=2${after}`, headers);
    seen.push(...(body["items"] as Fault[]).map(({ id }) => id));
    after = typeof body["next"] === "string" ? `&after=${body["next"]}` : "";
  } while (after !== "");
  expect(new Set(seen).size).toBe(5);
  expect(seen).toHaveLength(5);
});
