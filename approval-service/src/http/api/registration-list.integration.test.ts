import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Answer, get } from "../../../test/requests.ts";
import { as, startService, type TestService } from "../../../test/service.ts";
import type { Person } from "../../registration/rights.ts";

let service: TestService;
let superAdmin: Person;
let operator: Person;

beforeAll(async () => {
  service = await startService();
  const add = (email: string, groups: ("super-admins" | "operators")[], customerNumbers: string[]) => {
    const { id } = service.identity.add({ email, groups, customerNumbers });
    return { userId: id, name: email, email };
  };
  superAdmin = add("a@praxis-rhein.example", ["super-admins"], ["1000001"]);
  operator = add("operator@cgm.example", ["operators"], []);
});
afterAll(() => service.stop());
beforeEach(async () => {
  await service.database.owner.query("delete from registration; delete from portal_user");
});

/** A confirmed registration, `minutesAgo` minutes old. */
async function add(
  firstName: string,
  lastName: string,
  {
    email = `${firstName}.${lastName}@praxis.example`.toLowerCase(),
    customerNumber = "1000001",
    state = "pending",
    minutesAgo = 1,
  } = {},
): Promise<void> {
  await service.database.owner.query(
    `insert into registration (state, email, email_key, first_name, last_name, customer_number, customer_name, locale,
       privacy_version, marketing_consent, registered_at, confirmed_at, decided_at, decided_by_id, rejection_reason)
     select $1, $2, $2, $3, $4, $5, 'Praxis', 'de', '2026-11', false, t, t,
            case when $1 <> 'pending' then t end, case when $1 <> 'pending' then 'x' end,
            case when $1 = 'rejected' then 'Nein.' end
     from (select now() - make_interval(mins => $6) as t) as time`,
    [state, email, firstName, lastName, customerNumber, minutesAgo],
  );
}

async function addUser(name: [string, string], email: string, customerNumber = "1000001"): Promise<void> {
  await service.database.owner.query(
    `insert into portal_user (user_id, customer_number, email, email_key, first_name, last_name, enabled)
     values ($1, $2, $1, $1, $3, $4, true)`,
    [email, customerNumber, ...name],
  );
}

function list(query: Record<string, string> = {}, person = superAdmin): Promise<Answer> {
  return get(`${service.url}/api/registrations?${new URLSearchParams(query).toString()}`, as(person));
}

async function namesOf(query: Record<string, string> = {}, person = superAdmin): Promise<string[]> {
  const { body } = await list(query, person);
  return (body["items"] as { lastName: string }[]).map(({ lastName }) => lastName);
}

describe("the list", () => {
  test("is searched by words of name, address and customer, in any order and case", async () => {
    await add("Erika", "Mustermann");
    await add("Jürgen", "Weiß", { email: "jw@mvz-spree.example" });
    expect(await namesOf({ search: "mUSTER erika" })).toEqual(["Mustermann"]);
    expect(await namesOf({ search: "spree" })).toEqual(["Weiß"]);
    expect(await namesOf({ search: "jw@MVZ-spree.example" })).toEqual(["Weiß"]);
    expect(await namesOf({ search: "1000001" })).toHaveLength(2);
    expect(await namesOf({ search: "muster spree" })).toEqual([]);
  });

  test.each(["%", "_", "\\", "' or 1=1 --"])("a search for %j is a search for just that", async (search) => {
    await add("Erika", "Mustermann");
    expect(await namesOf({ search })).toEqual([]);
  });

  test("is sorted by time or by name, where umlauts stand beside their letters, page after page", async () => {
    await add("A", "Ober", { minutesAgo: 3 });
    await add("B", "Özil", { minutesAgo: 2 });
    await add("C", "Pan", { minutesAgo: 5 });
    expect(await namesOf()).toEqual(["Pan", "Ober", "Özil"]);
    expect(await namesOf({ sort: "newest" })).toEqual(["Özil", "Ober", "Pan"]);
    for (const [sort, expected] of [
      ["name", ["Ober", "Özil", "Pan"]],
      ["newest", ["Özil", "Ober", "Pan"]],
    ] as const) {
      const names: string[] = [];
      let after: string | null = "";
      while (after !== null) {
        const { body } = await list({ sort, limit: "1", ...(after && { after }) });
        names.push(...(body["items"] as { lastName: string }[]).map(({ lastName }) => lastName));
        after = body["next"] as string | null;
      }
      expect(names).toEqual(expected);
    }
  });

  test("shows one state, or all", async () => {
    await add("A", "Open", { minutesAgo: 2 });
    await add("B", "Rejected", { state: "rejected", minutesAgo: 3 });
    expect(await namesOf()).toEqual(["Open"]);
    expect(await namesOf({ state: "rejected" })).toEqual(["Rejected"]);
    expect(await namesOf({ state: "all" })).toEqual(["Rejected", "Open"]);
    expect((await list({ state: "unconfirmed" })).body).toMatchObject({
      code: "invalid-input",
      errors: [{ field: "state", code: "invalid" }],
    });
  });

  test("of another customer is not found, and an operator picks one", async () => {
    await add("A", "Rhein");
    await add("B", "Spree", { customerNumber: "1000002" });
    expect((await list({ customerNumber: "1000002" })).status).toBe(404);
    expect(await namesOf({ customerNumber: "1000001" })).toEqual(["Rhein"]);
    expect(await namesOf({ customerNumber: "1000002" }, operator)).toEqual(["Spree"]);
    expect(await namesOf({}, operator)).toHaveLength(2);
  });

  test("a cursor that somebody made up is refused", async () => {
    for (const after of ["x", Buffer.from('["2026-01-01", 1]').toString("base64url")])
      expect((await list({ after })).status).toBe(400);
  });
});

describe("hints", () => {
  async function hints(): Promise<unknown> {
    const { body } = await list();
    return (body["items"] as { hints: unknown }[])[0]?.hints;
  }

  test("of the first person of a customer", async () => {
    await add("Erika", "Mustermann");
    await addUser(["Erika", "Mustermann"], "erika@praxis.example", "1000002");
    expect(await hints()).toEqual({ domain: "first", similarNames: [], earlier: [] });
  });

  test("say whether colleagues write from the same domain, and who is called nearly the same", async () => {
    await add("Erika", "Mustermann", { email: "erika@praxis.example" });
    await addUser(["Erica", "Mustermann"], "erica@elsewhere.example");
    await addUser(["Erica", "Mustermann"], "her-namesake@elsewhere.example");
    await addUser(["Karl", "Otto"], "karl@elsewhere.example");
    expect(await hints()).toEqual({ domain: "different", similarNames: ["Erica Mustermann"], earlier: [] });
    await addUser(["Ines", "Blau"], "ines@praxis.example");
    expect(await hints()).toMatchObject({ domain: "same" });
  });

  test("say what became of earlier attempts, with this customer alone", async () => {
    await add("Erika", "Mustermann", { state: "rejected", minutesAgo: 90 });
    await add("Erika", "Mustermann", { state: "rejected", minutesAgo: 60, customerNumber: "1000002" });
    await add("Erika", "Mustermann");
    const { earlier } = (await hints()) as { earlier: { state: string }[] };
    expect(earlier.map(({ state }) => state)).toEqual(["rejected"]);
  });
});

describe("the CSV export", () => {
  async function csv(query = "", headers: Record<string, string> = {}): Promise<string> {
    const response = await fetch(`${service.url}/api/registrations.csv${query}`, {
      headers: { ...as(superAdmin), ...headers },
    });
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    // fetch takes the byte order mark away.
    return Buffer.from(await response.arrayBuffer()).toString();
  }

  test("has a line a registration, of the own customer only, filtered as the list", async () => {
    await add("Erika", "Mustermann");
    await add("Foreign", "Person", { customerNumber: "1000002" });
    const text = await csv();
    expect(text).toMatch(/^\uFEFFVorname;Nachname;/);
    expect(text.split("\r\n")).toHaveLength(3);
    expect(text).toContain(
      "\r\nErika;Mustermann;erika.mustermann@praxis.example;1000001;Praxis;wartet auf Freigabe;",
    );
    expect(await csv("?search=nobody", { "accept-language": "en" })).toMatch(/^\uFEFFFirst name;.*\r\n$/);
  });

  test("has every page, and no formula", async () => {
    await service.database.owner.query(
      `insert into registration (state, email, email_key, first_name, last_name, customer_number, locale, privacy_version,
         marketing_consent, confirmed_at)
       select 'pending', n || '@p.example', n || '@p.example', '=1+1', 'Nr ' || n, '1000001', 'de', '2026-11', false, now()
       from generate_series(1, 1100) n`,
    );
    const lines = (await csv()).trimEnd().split("\r\n");
    expect(lines).toHaveLength(1101);
    expect(new Set(lines).size).toBe(1101);
    expect(lines[1]).toMatch(/^"'=1\+1";/);
  });
});
