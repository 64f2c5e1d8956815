import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anEmployee } from "../../../test/an-employee.ts";
import { get } from "../../../test/requests.ts";
import { as, startService, type TestService } from "../../../test/service.ts";

let service: TestService;
let operator: Record<string, string>;

beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

beforeEach(async () => {
  const { owner } = service.database;
  await owner.query("delete from registration; delete from portal_user; delete from customer");
  service.identity.users.clear();
  const { id, email } = service.identity.add({ email: "operator@cgm.example", groups: ["operators"] });
  operator = as({ userId: id, name: "Olivia", email });
});

type Item = { number: string; name: string | null; lacksSuperAdmin: boolean; active: boolean | null };

async function customers(query = ""): Promise<Item[]> {
  const { status, body } = await get(`${service.url}/api/customers${query}`, operator);
  expect(status).toBe(200);
  return body["items"] as Item[];
}

const numbers = (items: readonly Item[]) => items.map(({ number }) => number);

async function aRegistration(
  customerNumber: string,
  customerName: string,
  state = "pending",
): Promise<string> {
  const { rows } = await service.database.owner.query<{ id: string }>(
    `insert into registration (state, email, email_key, first_name, last_name, customer_number, customer_name, locale,
                               privacy_version, marketing_consent, confirmed_at)
     values ($3, gen_random_uuid() || '@praxis.example', gen_random_uuid() || '@praxis.example', 'Erika', 'Muster', $1, $2,
             'de', '2026-11', false, case when $3 <> 'unconfirmed' then now() end) returning id`,
    [customerNumber, customerName, state],
  );
  return rows[0]?.id ?? "";
}

describe("the list of customers", () => {
  test("begins with those that have people and nobody who decides, then goes on by number", async () => {
    await anEmployee(service, { customerNumber: "1000001", isSuperAdmin: true });
    await aRegistration("1000003", "Labour Isis");
    expect(await customers()).toMatchObject([
      { number: "1000003", name: "Labour Isis", lacksSuperAdmin: true, pending: 1, superAdmins: 0 },
      { number: "1000001", name: "Praxis am Rhein", lacksSuperAdmin: false, active: true, superAdmins: 1 },
      { number: "1000002", name: "MVZ Spree", active: true },
      { number: "1000004", name: "Klinik Alster", active: false },
    ]);
  });

  test("can be read page by page, without gaps and without repetitions", async () => {
    await anEmployee(service, { customerNumber: "1000001", isSuperAdmin: true });
    await aRegistration("1000003", "Labour Isis");
    await aRegistration("0999999", "Alte Praxis");
    const seen: string[] = [];
    let after = "";
    do {
      const { body } = await get(`${service.url}/api/customers?limit=1${after}`, operator);
      seen.push(...numbers(body["items"] as Item[]));
      after = typeof body["next"] === "string" ? `&after=${body["next"]}` : "";
    } while (after !== "");
    expect(seen).toEqual(["0999999", "1000003", "1000001", "1000002", "1000004"]);
  });

  test("puts a customer first whose last super admin is deactivated", async () => {
    const { userId } = await anEmployee(service, { customerNumber: "1000002", isSuperAdmin: true });
    expect((await customers())[0]?.number).toBe("1000001");
    await service.database.owner.query("update portal_user set enabled = false where user_id = $1", [userId]);
    expect(await customers()).toMatchObject([{ number: "1000002", lacksSuperAdmin: true }, {}, {}, {}]);
  });

  test.each([
    ["spree", ["1000002"]],
    ["RHEIN praxis", ["1000001"]],
    ["100000", ["1000001", "1000002", "1000003", "1000004"]],
    ["%", []],
    ["nirgends", []],
  ])("finds „%s“ in number and name", async (search, found) => {
    expect(numbers(await customers(`?search=${encodeURIComponent(search)}`))).toEqual(found);
  });

  test("finds the customer of a person by the whole e-mail address, in any case", async () => {
    const { email } = await anEmployee(service, { customerNumber: "1000002" });
    expect(numbers(await customers(`?search=${encodeURIComponent(email.toUpperCase())}`))).toEqual([
      "1000002",
    ]);
  });

  test("names those whose name only the CRM knows, and finds them by it, once", async () => {
    await anEmployee(service, { customerNumber: "1000003" });
    expect((await customers())[0]).toMatchObject({
      number: "1000003",
      name: "Labour Isis",
      active: true,
      lacksSuperAdmin: true,
    });
    for (const search of ["isis", "1000003", "1000003 isis"])
      expect(await customers(`?search=${encodeURIComponent(search)}`)).toMatchObject([
        { number: "1000003", lacksSuperAdmin: true },
      ]);
  });

  test("answers 400 to a cursor that is none of ours", async () => {
    expect((await get(`${service.url}/api/customers?after=evil`, operator)).status).toBe(400);
  });
});

test("while the CRM is away, the customers that we know are there, and the answer says so", async () => {
  const away = await startService({ crmUrl: "postgresql://crm_reader:x@127.0.0.1:1/crm" });
  try {
    const { id, email } = away.identity.add({ email: "operator@cgm.example", groups: ["operators"] });
    const headers = as({ userId: id, name: "Olivia", email });
    await anEmployee(away, { customerNumber: "1000001", isSuperAdmin: true });
    await anEmployee(away, { customerNumber: "1000003" });
    const list = await get(`${away.url}/api/customers`, headers);
    expect(list.body).toMatchObject({
      items: [{ number: "1000003", active: null }, { number: "1000001" }],
      crmUnavailable: true,
      next: null,
    });
    const one = await get(`${away.url}/api/customers/1000001`, headers);
    expect(one.body).toMatchObject({ number: "1000001", active: null, crmUnavailable: true });
  } finally {
    await away.stop();
  }
});

describe("one customer", () => {
  test("shows name, super admins, counts by state and who has not confirmed", async () => {
    await anEmployee(service, { customerNumber: "1000001", isSuperAdmin: true, lastName: "Chefin" });
    await aRegistration("1000001", "Praxis am Rhein");
    const id = await aRegistration("1000001", "Praxis am Rhein", "unconfirmed");
    const { status, body } = await get(`${service.url}/api/customers/1000001`, operator);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      number: "1000001",
      name: "Praxis am Rhein",
      active: true,
      crmUnavailable: false,
      superAdmins: [{ lastName: "Chefin", enabled: true }],
      registrations: [
        { state: "pending", count: 1 },
        { state: "unconfirmed", count: 1 },
      ],
      unconfirmed: [{ id, state: "unconfirmed" }],
    });
  });

  test("lacks a super admin as soon as it has anybody at all", async () => {
    const lacks = async () =>
      (await get(`${service.url}/api/customers/1000002`, operator)).body["lacksSuperAdmin"];
    expect(await lacks()).toBe(false);
    await anEmployee(service, { customerNumber: "1000002" });
    expect(await lacks()).toBe(true);
    await anEmployee(service, { customerNumber: "1000002", isSuperAdmin: true });
    expect(await lacks()).toBe(false);
  });

  test("has a history of its registrations and accounts, latest first, page by page, without other customers'", async () => {
    const { owner } = service.database;
    const id = await aRegistration("1000001", "Praxis am Rhein");
    const { userId } = await anEmployee(service, { customerNumber: "1000001", lastName: "Chefin" });
    const foreign = await aRegistration("1000003", "Labour Isis");
    const add = (registrationId: string | null, user: string | null, action: string) =>
      owner.query(
        `insert into audit (registration_id, user_id, action, actor_type, actor_name)
         values ($1, $2, $3, 'operator', 'Olivia')`,
        [registrationId, user, action],
      );
    await add(id, null, "registered");
    await add(foreign, null, "registered");
    await add(id, null, "access-refused");
    await add(null, userId, "super-admin-appointed");
    await add(id, userId, "deactivated");
    const seen: unknown[] = [];
    let after = "";
    do {
      const { body } = await get(`${service.url}/api/customers/1000001/history?limit=2${after}`, operator);
      seen.push(...(body["items"] as unknown[]));
      after = typeof body["next"] === "string" ? `&after=${body["next"]}` : "";
    } while (after !== "");
    expect(seen).toMatchObject([
      { action: "deactivated", person: { lastName: "Muster" }, registrationId: id },
      { action: "super-admin-appointed", person: { lastName: "Chefin" }, registrationId: null },
      { action: "registered", actorName: "Olivia", person: { lastName: "Muster" } },
    ]);
    // Nobody who is forgotten is named.
    await owner.query("update registration set forgotten_at = now() where id = $1", [id]);
    const { body } = await get(`${service.url}/api/customers/1000001/history`, operator);
    expect((body["items"] as { action: string }[])[2]).toMatchObject({ person: null, registrationId: null });
  });

  test("is found however the number is written, closed or not; an unknown one is not found", async () => {
    const at = (number: string) =>
      get(`${service.url}/api/customers/${encodeURIComponent(number)}`, operator);
    expect((await at("100 0002")).body).toMatchObject({ number: "1000002", name: "MVZ Spree" });
    expect((await at("1000004")).body).toMatchObject({ active: false });
    expect((await at("7")).status).toBe(404);
  });
});
