import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eventually } from "../../test/eventually.ts";
import { aPendingRegistration } from "../../test/pending-registration.ts";
import { confirmPage, post, register, tokenMailedTo } from "../../test/requests.ts";
import { as, startService, type TestService } from "../../test/service.ts";
import { expire } from "../registration/expire.ts";
import { forget } from "../registration/forget.ts";

/**
 * Where the history cannot be written, nothing changes and nothing is enqueued: both are one transaction (GUARDS E2). And
 * where it can, it says who did what when, from which state to which, under the id that the answer carried.
 */
let service: TestService;
let superAdmin: Record<string, string>;
let userId: string;
beforeAll(async () => {
  service = await startService();
  await service.work();
  const { id, email } = service.identity.add({
    email: "chefin@praxis.example",
    groups: ["portal-users", "super-admins"],
    customerNumbers: ["1000001"],
  });
  userId = id;
  superAdmin = { ...as({ userId, name: "Dr. Sabine Huber", email }), "sec-fetch-site": "same-origin" };
  await service.database.asSuperuser(
    "create function refuse() returns trigger language plpgsql as $$ begin raise 'no history'; end $$",
  );
});
afterAll(() => service.stop());
beforeEach(() => service.database.owner.query("delete from attempt"));

let people = 0;
async function waiting(): Promise<{ id: string; email: string }> {
  const email = `person-${++people}@praxis.example`;
  const id = await aPendingRegistration(service, { email });
  await eventually(async () => {
    expect(await service.history(id)).toContain("user-created");
  });
  return { id, email };
}

async function unconfirmed(): Promise<{ id: string; email: string }> {
  const email = `person-${++people}@praxis.example`;
  await register(service, { email });
  await eventually(() => tokenMailedTo(service, email));
  return { email, id: await idOf(email) };
}

async function idOf(email: string): Promise<string> {
  return (await service.registrations()).find((one) => one.email === email)?.id ?? "";
}

/** Everything of the registrations, and which jobs there are. */
async function everything(): Promise<unknown> {
  const { rows } = await service.database.owner.query<{ all: string }>(
    `select (select jsonb_agg(to_jsonb(registration) order by id) from registration)::text
         || (select count(*) from pgboss.job)::text as all`,
  );
  return rows;
}

async function withoutHistory(change: () => Promise<unknown>): Promise<void> {
  await service.database.asSuperuser(
    "create trigger refuse before insert on audit for each row execute function refuse()",
  );
  try {
    await change().catch(() => undefined);
  } finally {
    await service.database.asSuperuser("drop trigger refuse on audit");
  }
}

const decide = (id: string, verb: string, body: object) =>
  post(`${service.url}/api/registrations/${id}/${verb}`, body, superAdmin);

async function age(id: string): Promise<void> {
  await service.database.owner.query(
    "update registration set confirmed_at = confirmed_at - interval '31 days' where id = $1",
    [id],
  );
}

async function over(id: string): Promise<void> {
  await service.database.owner.query(
    `update registration set state = 'rejected', decided_at = now() - interval '31 days', decided_by_id = 'x',
            decided_by_name = 'X', rejection_reason = 'x' where id = $1`,
    [id],
  );
}

type Change = {
  arrange: () => Promise<{ id: string; email: string }>;
  change: (registration: { id: string; email: string }) => Promise<unknown>;
  line: string;
};

const CHANGES: Record<string, Change> = {
  registering: {
    arrange: () => Promise.resolve({ id: "", email: `person-${++people}@praxis.example` }),
    change: ({ email }) => register(service, { email }),
    line: "registered:  → unconfirmed",
  },
  confirming: {
    arrange: unconfirmed,
    change: ({ email }) => confirmPage(service, "POST", tokenMailedTo(service, email)),
    line: "confirmed: unconfirmed → pending",
  },
  approving: {
    arrange: waiting,
    change: ({ id }) => decide(id, "approve", {}),
    line: "approved: pending → approved",
  },
  rejecting: {
    arrange: waiting,
    change: ({ id }) => decide(id, "reject", { reason: "Kennen wir nicht." }),
    line: "rejected: pending → rejected",
  },
  withdrawing: {
    arrange: waiting,
    change: ({ email }) =>
      fetch(`${service.url}/withdraw`, {
        method: "POST",
        body: new URLSearchParams({ token: tokenMailedTo(service, email) }),
      }),
    line: "withdrawn: pending → withdrawn",
  },
  expiring: {
    arrange: async () => {
      const one = await waiting();
      await age(one.id);
      return one;
    },
    change: () => expire(service.jobParts),
    line: "expired: pending → expired",
  },
  forgetting: {
    arrange: async () => {
      const one = await waiting();
      await over(one.id);
      return one;
    },
    change: () => forget(service.jobParts),
    line: "forgotten",
  },
};

describe.each(Object.entries(CHANGES))("%s", (_what, { arrange, change, line }) => {
  test("without a history changes nothing; with one, it is there once", async () => {
    const registration = await arrange();
    await quiet();
    const before = await everything();
    await withoutHistory(() => change(registration));
    expect(await everything()).toEqual(before);

    await change(registration);
    const lines = await service.history(registration.id || (await idOf(registration.email)));
    expect(lines.filter((one) => one === line)).toHaveLength(1);
  });
});

test("a line says who, what, when, from where to where, and under which request", async () => {
  const { id } = await waiting();
  const answer = await decide(id, "approve", {});
  const { rows } = await service.database.owner.query(
    `select action, actor_type, actor_id, actor_name, before_state, after_state, request_id, at between now() - interval '5 seconds' and now() as just_now
     from audit where registration_id = $1 and action = 'approved'`,
    [id],
  );
  expect(rows).toEqual([
    {
      action: "approved",
      actor_type: "super-admin",
      actor_id: userId,
      actor_name: "Dr. Sabine Huber",
      before_state: "pending",
      after_state: "approved",
      request_id: answer.headers.get("x-request-id"),
      just_now: true,
    },
  ]);
});

/** When no job is left that could change anything meanwhile. */
async function quiet(): Promise<void> {
  await eventually(async () => {
    const { rows } = await service.database.owner.query(
      "select from pgboss.job where state in ('created', 'active', 'retry') and name <> 'notice-completion' and start_after <= now()",
    );
    expect(rows).toEqual([]);
  });
}
