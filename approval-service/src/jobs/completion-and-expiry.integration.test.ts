import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eventually } from "../../test/eventually.ts";
import { aPendingRegistration } from "../../test/pending-registration.ts";
import { confirmPage, post, register, tokenMailedTo } from "../../test/requests.ts";
import { as, startService, type TestService } from "../../test/service.ts";
import { expire } from "../registration/expire.ts";
import { forget } from "../registration/forget.ts";
import { noticeCompletion } from "./notice-completion.ts";

let service: TestService;
beforeAll(async () => {
  service = await startService({
    environment: { COMPLETION_CHECK_INTERVAL: "PT1S", CONFIRMATION_LIFETIME: "7", PENDING_LIFETIME: "30" },
  });
  await service.work();
});
afterAll(() => service.stop());

async function stateOf(id: string): Promise<string | undefined> {
  return (await service.registrations()).find((registration) => registration.id === id)?.state;
}

test("a registration is completed when the person has done everything, and not before", async () => {
  const operator = service.identity.add({ email: "op@cgm.example", groups: ["operators"] });
  const id = await aPendingRegistration(service);
  await post(
    `${service.url}/api/registrations/${id}/approve`,
    {},
    {
      ...as({ userId: operator.id, name: "Op", email: operator.email }),
      "sec-fetch-site": "same-origin",
    },
  );
  await eventually(async () => {
    expect(await service.history(id)).toContain("decision-effective");
  });
  const looks = () => service.identity.requests.filter((name) => name === "find").length;
  const before = looks();
  await eventually(() => {
    expect(looks()).toBeGreaterThan(before);
  });
  expect(await stateOf(id)).toBe("approved");
  const user = [...service.identity.users.values()].find(({ registrationId }) => registrationId === id);
  Object.assign(user ?? {}, { requiredActions: [] });
  await eventually(async () => {
    expect(await stateOf(id)).toBe("completed");
  });
  expect(await service.history(id)).toContain("completed: approved → completed");
});

test("whoever has not finished after months is still looked for, once a day", async () => {
  const id = await aPendingRegistration(service);
  const { id: userId } = service.identity.add({
    email: "late@praxis.example",
    groups: ["portal-users"],
    registrationId: id,
    requiredActions: ["UPDATE_PASSWORD"],
  });
  await service.database.owner.query(
    `update registration set state = 'approved', decided_at = now() - interval '100 days', decided_by_id = 'x',
            decided_by_name = 'Renate', decision_effective_at = now() - interval '100 days', keycloak_user_id = $2
     where id = $1`,
    [id, userId],
  );
  await noticeCompletion(service.jobParts, { registrationId: id });
  const { rows } = await service.database.owner.query<{ hours: number }>(
    `select round(extract(epoch from start_after - now()) / 3600)::int as hours from pgboss.job
     where name = 'notice-completion' and data ->> 'registrationId' = $1`,
    [id],
  );
  expect(rows).toEqual([{ hours: 24 }]);
});

describe("what nobody deals with expires, by the database's clock", () => {
  async function age(id: string, interval: string): Promise<void> {
    // A job that tells of a registration locks its row for a moment, and expiry leaves such rows for the next time.
    await eventually(async () => {
      const { rowCount } = await service.database.owner.query(
        "select from pgboss.job where state in ('created', 'retry', 'active') and start_after <= now()",
      );
      expect(rowCount).toBe(0);
    });
    await service.database.owner.query(
      `update registration set registered_at = registered_at - $2::interval,
              last_registered_at = last_registered_at - $2::interval, confirmed_at = confirmed_at - $2::interval
       where id = $1`,
      [id, interval],
    );
  }

  test("unconfirmed after seven days, silently; its link is dead", async () => {
    await register(service, { email: "vergessen@praxis.example" });
    const token = await eventually(() => tokenMailedTo(service, "vergessen@praxis.example"));
    const id =
      (await service.registrations()).find(({ email }) => email === "vergessen@praxis.example")?.id ?? "";
    await age(id, "6 days");
    await expire(service.jobParts);
    expect(await stateOf(id)).toBe("unconfirmed");
    await age(id, "2 days");
    await expire(service.jobParts);
    expect(await stateOf(id)).toBe("expired");
    expect(await service.history(id)).toContain("expired: unconfirmed → expired");
    expect((await confirmPage(service, "POST", token)).title).toBe("Dieser Link ist abgelaufen");
    expect(service.mailbox.to("vergessen@praxis.example")).toHaveLength(1);
  });

  test("undecided after thirty days: the user is deleted, the person is told and may register again", async () => {
    const id = await aPendingRegistration(service, { email: "liegt@praxis.example" });
    await eventually(async () => {
      expect(await service.history(id)).toContain("user-created");
    });
    await age(id, "31 days");
    await expire(service.jobParts);
    await eventually(() => {
      expect(
        [...service.identity.users.values()].filter(({ registrationId }) => registrationId === id),
      ).toEqual([]);
      expect(service.mailbox.to("liegt@praxis.example").at(-1)?.subject).toBe(
        "Ihre Registrierung am CGM PORTAL ist abgelaufen",
      );
    });
    await service.database.owner.query("delete from registrant_mail");
    expect(await aPendingRegistration(service, { email: "liegt@praxis.example" })).not.toBe(id);
  });

  test("once, when two processes look at the same time", async () => {
    const id = await aPendingRegistration(service, { email: "doppelt@praxis.example" });
    await age(id, "31 days");
    const counts = await Promise.all(Array.from({ length: 5 }, () => expire(service.jobParts)));
    expect(counts.reduce((sum, count) => sum + count)).toBe(1);
    expect((await service.history(id)).filter((line) => line.startsWith("expired"))).toHaveLength(1);
  });
});

describe("what came to nothing is forgotten", () => {
  const everything = "select r::text as row from registration r where id = $1";

  async function rowOf(id: string): Promise<string> {
    const { rows } = await service.database.owner.query<{ row: string }>(everything, [id]);
    return rows[0]?.row ?? "";
  }

  test("an address that nobody confirmed, as soon as it has expired", async () => {
    await register(service, { email: "unbekannt@praxis.example", lastName: "Vergesslich" });
    const id =
      (await service.registrations()).find(({ email }) => email === "unbekannt@praxis.example")?.id ?? "";
    await service.database.owner.query(
      "update registration set last_registered_at = now() - interval '8 days' where id = $1",
      [id],
    );
    await expire(service.jobParts);
    await forget(service.jobParts);
    expect(await rowOf(id)).not.toMatch(/unbekannt|Vergesslich/);
    expect(await service.history(id)).toContain("forgotten");
  });

  test("a rejected person after thirty days, and not before; the history stays", async () => {
    const id = await aPendingRegistration(service, { email: "abgelehnt@praxis.example" });
    await service.database.owner.query(
      `update registration set state = 'rejected', decided_at = now() - interval '29 days', decided_by_id = 'x',
              decided_by_name = 'Renate', rejection_reason = 'Niemand kennt Frau Niemand.' where id = $1`,
      [id],
    );
    await forget(service.jobParts);
    expect(await rowOf(id)).toContain("Niemand");
    await service.database.owner.query(
      "update registration set decided_at = now() - interval '31 days' where id = $1",
      [id],
    );
    const before = await service.history(id);
    await forget(service.jobParts);
    expect(await rowOf(id)).not.toMatch(/abgelehnt@|Niemand/);
    expect(await service.history(id)).toEqual([...before, "forgotten"]);
  });
});
