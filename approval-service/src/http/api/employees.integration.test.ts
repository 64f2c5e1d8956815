import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anEmployee } from "../../../test/an-employee.ts";
import { eventually } from "../../../test/eventually.ts";
import { aPendingRegistration } from "../../../test/pending-registration.ts";
import { type Answer, confirmPage, get, post, register, tokenMailedTo } from "../../../test/requests.ts";
import { as, startService, type TestService } from "../../../test/service.ts";
import type { Queryable, Transaction } from "../../database/database.ts";
import { completeRegistration } from "../../database/statements/complete-registration.ts";
import type { Identity } from "../../identity/identity.ts";
import { activateUser } from "../../jobs/activate-user.ts";
import { changeAccount } from "../../jobs/change-account.ts";
import { PermanentFailure } from "../../jobs/jobs.ts";
import { reconcilePortalUsers } from "../../portal-users/reconcile.ts";
import { findPortalUser } from "../../portal-users/find-portal-user.ts";
import { recordLogin } from "../../portal-users/record-login.ts";
import { recordPortalUsers } from "../../portal-users/record-portal-user.ts";
import { parseEmailAddress } from "../../registration/email-address.ts";
import { invite } from "../../registration/invite.ts";
import type { Person } from "../../registration/rights.ts";

let service: TestService;
let admin: Person;
let foreignAdmin: Person;
let operator: Person;

beforeAll(async () => {
  service = await startService();
  await service.work();
  admin = await anEmployee(service, { isSuperAdmin: true, firstName: "Sabine", lastName: "Admin" });
  foreignAdmin = await anEmployee(service, { isSuperAdmin: true, customerNumber: "1000002" });
  const { id, email } = service.identity.add({ email: "operator@cgm.example", groups: ["operators"] });
  operator = { userId: id, name: "Otto", email };
});
beforeEach(() => {
  service.identity.isDown = false;
  service.identity.before = {};
});
afterAll(() => service.stop());

type Item = { id: string; state: string; change: { kind: string; failed: boolean } | null; email: string };

const ERP = { authorization: "Bearer erp" };

function add(person: Person | Record<string, string>, typed: Record<string, unknown> = {}): Promise<Answer> {
  const headers = "userId" in person ? browser(person as Person) : person;
  const body = { email: anAddress(), firstName: "Erika", lastName: "Neu", ...typed };
  return post(`${service.url}/api/employees`, body, headers);
}

function act(person: Person, id: string, what: "resend" | "deactivate" | "reactivate"): Promise<Answer> {
  return post(`${service.url}/api/employees/${id}/${what}`, {}, browser(person));
}

async function remove(person: Person, id: string): Promise<number> {
  const response = await fetch(`${service.url}/api/employees/${id}`, {
    method: "DELETE",
    headers: browser(person),
  });
  return response.status;
}

async function list(person: Person, query = ""): Promise<Item[]> {
  const { body } = await get(`${service.url}/api/employees?limit=200${query}`, as(person));
  return body["items"] as Item[];
}

async function find(person: Person, email: string): Promise<Item | undefined> {
  return (await list(person, `&search=${encodeURIComponent(email)}`))[0];
}

function browser(person: Person): Record<string, string> {
  return { ...as(person), "sec-fetch-site": "same-origin" };
}

function anAddress(): string {
  return `${randomUUID()}@praxis.example`;
}

async function idOf(answer: Answer): Promise<string> {
  await Promise.resolve();
  expect(answer.status).toBe(201);
  return String(answer.body["id"]);
}

async function registrationOf(email: string) {
  return (await service.registrations()).find((registration) => registration.email === email);
}

/** Added by the admin, with the account made; the user's id. */
async function anInvited(): Promise<{ id: string; email: string; registrationId: string }> {
  const email = anAddress();
  const registrationId = await idOf(await add(admin, { email }));
  const id = await eventually(async () => {
    const found = await find(admin, email);
    expect(found?.change).toBeNull();
    return found?.id ?? "";
  });
  return { id, email, registrationId };
}

describe("adding an employee", () => {
  test("makes the account and sends the completion mail, without anything to confirm", async () => {
    const email = anAddress();
    const answer = await add(admin, { email, locale: "en" });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ state: "invited", customerNumber: "1000001", email });
    await eventually(async () => {
      expect(service.identity.completionMails).toContain(email);
      expect(await find(admin, email)).toMatchObject({ state: "invited", change: null });
    });
    const registration = await registrationOf(email);
    expect(registration).toMatchObject({ privacyVersion: null, marketingConsent: null, locale: "en" });
    expect(service.mailbox.to(email)).toEqual([]);
    expect(await service.history(registration?.id ?? "")).toEqual([
      "invited:  → invited",
      "user-created",
      "decision-effective",
    ]);
    const user = service.identity.users.get((await find(admin, email))?.id ?? "");
    expect(user).toMatchObject({ enabled: true, customerNumbers: ["1000001"] });
  });

  test("ends with an active employee once everything is completed", async () => {
    const { id, email, registrationId } = await anInvited();
    const user = service.identity.users.get(id);
    if (user) user.requiredActions = [];
    await service.database.owner.query(
      "update pgboss.job set start_after = now() where name = 'notice-completion'",
    );
    await eventually(async () => {
      expect(await find(admin, email)).toMatchObject({ id, state: "active" });
    });
    expect((await registrationOf(email))?.confirmedAt).not.toBeNull();
    expect(await service.history(registrationId)).toContain("completed: invited → completed");
  });

  test("is possible while Keycloak is away: shown as on its way, and carried out later", async () => {
    const email = anAddress();
    service.identity.isDown = true;
    await idOf(await add(admin, { email }));
    expect(await find(admin, email)).toMatchObject({ change: { kind: "create", failed: false } });
    service.identity.isDown = false;
    await eventually(async () => {
      expect(await find(admin, email)).toMatchObject({ state: "invited", change: null });
    }, 30_000);
  });

  test("is void when the right was withdrawn before Keycloak was back", async () => {
    const email = anAddress();
    const former = await anEmployee(service, { isSuperAdmin: true });
    service.identity.isDown = true;
    const registrationId = await idOf(await add(former, { email }));
    service.identity.users.get(former.userId)?.groups.delete("super-admins");
    service.identity.isDown = false;
    await eventually(async () => {
      expect((await registrationOf(email))?.state).toBe("withdrawn");
    }, 30_000);
    expect(await find(admin, email)).toBeUndefined();
    expect(await service.history(registrationId)).toContain("decision-void: invited → withdrawn");
    await eventually(() => {
      expect(
        service.mailbox
          .to(former.email)
          .map(({ text }) => text)
          .join(),
      ).toContain("Ihre Einladung gilt daher nicht");
    });
    expect([...service.identity.users.values()].map((user) => user.email)).not.toContain(email);
  });

  test.each([
    ["an address that is none", { email: "nobody" }, "email"],
    ["a name with markup", { firstName: "<b>" }, "firstName"],
    ["no last name", { lastName: " " }, "lastName"],
  ])("tells the field of %s", async (_what, typed, field) => {
    const { status, body } = await add(admin, typed);
    expect(status).toBe(400);
    expect(body["errors"]).toMatchObject([{ field }]);
  });

  test("whose address has an account is refused, of the own customer and of another alike", async () => {
    const own = await anEmployee(service);
    const foreign = await anEmployee(service, { customerNumber: "1000002" });
    const answers = [await add(admin, { email: own.email }), await add(admin, { email: foreign.email })];
    for (const { status, body } of answers) {
      expect(status).toBe(409);
      expect(body["code"]).toBe("email-in-use");
      expect(JSON.stringify(body)).not.toContain("1000002");
    }
  });

  test("whose registration waits for approval is told to be approved instead", async () => {
    const email = anAddress();
    const registrationId = await aPendingRegistration(service, { email });
    expect((await add(admin, { email })).body).toMatchObject({
      code: "registration-pending",
      registrationId,
    });
    const foreign = anAddress();
    await aPendingRegistration(service, { email: foreign, customerNumber: "1000002" });
    expect((await add(admin, { email: foreign })).body).toMatchObject({ code: "email-in-use" });
  });

  test("takes the place of a registration that nobody confirmed; its link ends", async () => {
    const email = anAddress();
    await service.database.owner.query("delete from attempt");
    await register(service, { email });
    await eventually(() => tokenMailedTo(service, email));
    await idOf(await add(admin, { email, lastName: "Neu" }));
    expect(await registrationOf(email)).toMatchObject({
      customerNumber: "1000001",
      lastName: "Neu",
      privacyVersion: null,
      marketingConsent: null,
    });
    await confirmPage(service, "POST", tokenMailedTo(service, email));
    expect((await registrationOf(email))?.state).toBe("invited");
  });

  test("ends what nobody confirmed with another customer's number, without taking it over", async () => {
    const email = anAddress();
    await service.database.owner.query("delete from attempt");
    await register(service, { email, customerNumber: "1000002", postalCode: "10115" });
    await eventually(() => tokenMailedTo(service, email));
    const former = await registrationOf(email);
    await idOf(await add(admin, { email, lastName: "Neu" }));
    const all = (await service.registrations()).filter((registration) => registration.email === email);
    expect(all.map(({ state, customerNumber }) => `${state} ${customerNumber}`).sort()).toEqual([
      "expired 1000002",
      "invited 1000001",
    ]);
    expect(await service.history(former?.id ?? "")).toContain("expired: unconfirmed → expired");
    expect((await confirmPage(service, "POST", tokenMailedTo(service, email))).status).toBe(410);
  });

  test("twice at once adds one", async () => {
    const email = anAddress();
    const answers = await Promise.all([add(admin, { email }), add(admin, { email })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await service.registrations()).filter((one) => one.email === email)).toHaveLength(1);
  });

  test("whose address somebody outside our view has is shown as failed, and can be removed", async () => {
    const email = anAddress();
    service.identity.add({ email, groups: [] });
    await idOf(await add(admin, { email }));
    const failed = await eventually(async () => {
      const item = await find(admin, email);
      expect(item?.change).toEqual({ kind: "create", failed: true });
      return item;
    });
    expect(service.mailbox.to(email)).toEqual([]);
    expect(await remove(admin, failed?.id ?? "")).toBe(204);
    expect(await find(admin, email)).toBeUndefined();
  });

  test("needs an existing customer from those who have none of their own", async () => {
    expect((await add(operator)).body["errors"]).toMatchObject([
      { field: "customerNumber", code: "required" },
    ]);
    expect((await add(ERP, { customerNumber: "7777777" })).status).toBe(400);
    const { status, body } = await add(ERP, { customerNumber: "100 0002" });
    expect([status, body["customerNumber"]]).toEqual([201, "1000002"]);
  });
});

describe("the completion mail once more", () => {
  test("is sent, at most once a minute and three times a day", async () => {
    const { id, email } = await anInvited();
    const mails = () => service.identity.completionMails.filter((address) => address === email).length;
    expect((await act(admin, id, "resend")).status).toBe(204);
    await eventually(() => {
      expect(mails()).toBe(2);
    });
    const again = await act(admin, id, "resend");
    expect([again.status, again.headers.get("retry-after")]).toEqual([429, "60"]);
    for (const expected of [204, 204, 429]) {
      await service.database.owner.query(
        "update registrant_mail set claimed_at = claimed_at - interval '2 minutes'",
      );
      expect((await act(admin, id, "resend")).status).toBe(expected);
    }
    await eventually(() => {
      expect(mails()).toBe(4);
    });
  });

  test("pressed 20 times at once is sent once", async () => {
    const { id } = await anInvited();
    const answers = await Promise.all(Array.from({ length: 20 }, () => act(admin, id, "resend")));
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
  });

  test("is nothing for somebody who has finished", async () => {
    const { userId } = await anEmployee(service);
    expect((await act(admin, userId, "resend")).body["code"]).toBe("nothing-to-complete");
  });
});

describe("deactivating", () => {
  test("ends every session and keeps the person out, until reactivated with everything they had", async () => {
    const employee = await anEmployee(service);
    await aSession(employee);
    const { body } = await act(admin, employee.userId, "deactivate");
    expect(body).toMatchObject({ state: "deactivated", change: { kind: "deactivate", failed: false } });
    expect(await sessionsOf(employee)).toBe(0);
    await eventually(async () => {
      expect(await find(admin, employee.email)).toMatchObject({ state: "deactivated", change: null });
    });
    expect(service.identity.users.get(employee.userId)?.enabled).toBe(false);
    expect(service.identity.loggedOut).toContain(employee.userId);

    await act(admin, employee.userId, "reactivate");
    await eventually(async () => {
      expect(await find(admin, employee.email)).toMatchObject({ state: "active", change: null });
    });
    expect(service.identity.users.get(employee.userId)).toMatchObject({ enabled: true, requiredActions: [] });
    expect(await auditOf(employee)).toEqual([
      "deactivated by Sabine Admin",
      "change-effective by nobody",
      "reactivated by Sabine Admin",
      "change-effective by nobody",
    ]);
  });

  test("twice is the same as once", async () => {
    const employee = await anEmployee(service);
    const answers = await Promise.all([
      act(admin, employee.userId, "deactivate"),
      act(admin, employee.userId, "deactivate"),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await auditOf(employee)).filter((entry) => entry.startsWith("deactivated"))).toHaveLength(1);
  });

  test("while Keycloak is away holds at once, is shown as on its way, and takes effect later", async () => {
    const employee = await anEmployee(service, { isSuperAdmin: true });
    service.identity.isDown = true;
    expect((await act(admin, employee.userId, "deactivate")).status).toBe(200);
    // The rights last known of are gone, too.
    expect((await get(`${service.url}/api/employees`, as(employee))).status).toBe(403);
    service.identity.isDown = false;
    await eventually(async () => {
      expect(await find(admin, employee.email)).toMatchObject({ state: "deactivated", change: null });
    }, 30_000);
  });

  test("of two opposite wishes the later one holds in Keycloak", async () => {
    const employee = await anEmployee(service);
    for (let round = 0; round < 5; round++) {
      await act(admin, employee.userId, "deactivate");
      await act(admin, employee.userId, "reactivate");
    }
    await eventually(async () => {
      expect(await find(admin, employee.email)).toMatchObject({ state: "active", change: null });
    });
    expect(service.identity.users.get(employee.userId)?.enabled).toBe(true);
  });

  test("that Keycloak refuses is shown as failed, and may be tried again", async () => {
    const employee = await anEmployee(service);
    const user = service.identity.users.get(employee.userId);
    if (user) user.customerNumbers = ["1000001", "1000002"];
    await act(admin, employee.userId, "deactivate");
    await eventually(async () => {
      expect((await find(admin, employee.email))?.change).toEqual({ kind: "deactivate", failed: true });
    });
    if (user) user.customerNumbers = ["1000001"];
    expect((await act(admin, employee.userId, "deactivate")).status).toBe(200);
    await eventually(async () => {
      expect(await find(admin, employee.email)).toMatchObject({ state: "deactivated", change: null });
    });
    expect(await service.jobsIn("failed")).toMatchObject([
      { name: "change-account", output: { reason: "The user belongs to another customer by now." } },
    ]);
  });

  test("by somebody who lost the right before Keycloak was back does not take effect", async () => {
    const employee = await anEmployee(service);
    const former = await anEmployee(service, { isSuperAdmin: true });
    service.identity.isDown = true;
    expect((await act(former, employee.userId, "deactivate")).status).toBe(200);
    service.identity.users.get(former.userId)?.groups.delete("super-admins");
    service.identity.isDown = false;
    await eventually(async () => {
      expect(await find(admin, employee.email)).toMatchObject({ state: "active", change: null });
    }, 30_000);
    expect(await auditOf(employee)).toContain("change-void by nobody");
  });

  test("is not undone by a reconcile, neither while it waits nor by what was read before it was done", async () => {
    const employee = await anEmployee(service);
    service.identity.before.disable = () => {
      service.identity.isDown = true;
    };
    await act(admin, employee.userId, "deactivate");
    await eventually(() => {
      expect(service.identity.isDown).toBe(true);
    });
    service.identity.before = {};
    service.identity.isDown = false;
    await reconcilePortalUsers({ database: service.database.app, identity: service.identity });
    expect((await findPortalUser(service.database.app, employee.userId))?.enabled).toBe(false);

    await eventually(async () => {
      expect((await find(admin, employee.email))?.change).toBeNull();
    }, 30_000);
    const another = await anEmployee(service);
    const listMembers = staleMembers(async () => {
      await act(admin, another.userId, "deactivate");
      await eventually(async () => {
        expect((await find(admin, another.email))?.change).toBeNull();
      });
    });
    const stale = { ...service.identity, listMembers };
    await reconcilePortalUsers({ database: service.database.app, identity: stale });
    expect((await findPortalUser(service.database.app, another.userId))?.enabled).toBe(false);
  });

  test("repeated after a crash does no harm", async () => {
    const employee = await anEmployee(service);
    await act(admin, employee.userId, "deactivate");
    await eventually(async () => {
      expect((await find(admin, employee.email))?.change).toBeNull();
    });
    await changeAccount(service.jobParts, { userId: employee.userId });
    expect(await find(admin, employee.email)).toMatchObject({ state: "deactivated", change: null });
  });
});

describe("removing", () => {
  test("deletes the account and who it was", async () => {
    const { id, email, registrationId } = await anInvited();
    expect(await remove(admin, id)).toBe(204);
    await eventually(async () => {
      expect(await find(admin, email)).toBeUndefined();
    });
    expect(service.identity.users.has(id)).toBe(false);
    expect(service.identity.loggedOut).toContain(id);
    const registration = (await service.registrations()).find((one) => one.id === registrationId);
    expect(registration).toMatchObject({ state: "withdrawn", email: "", firstName: "", lastName: "" });
    expect(await remove(admin, id)).toBe(404);
    expect((await add(admin, { email })).status).toBe(429);
    await service.database.owner.query("delete from registrant_mail");
    expect((await add(admin, { email })).status).toBe(201);
  });

  test("is not undone by what a reconcile read before", async () => {
    const { id, email, registrationId } = await anInvited();
    await service.database.owner.query(
      "update registration set state = 'completed', confirmed_at = now(), closed_at = now() where id = $1",
      [registrationId],
    );
    const listMembers = staleMembers(async () => {
      expect(await remove(admin, id)).toBe(204);
      await eventually(async () => {
        expect(await find(admin, email)).toBeUndefined();
      });
    });
    const stale = { ...service.identity, listMembers };
    await reconcilePortalUsers({ database: service.database.app, identity: stale });
    expect(await find(admin, email)).toBeUndefined();
    await service.database.owner.query("delete from registrant_mail");
    expect((await add(admin, { email })).status).toBe(201);
  });

  test("goes on after a crash between the deletion in Keycloak and our own", async () => {
    const employee = await anEmployee(service);
    service.identity.before.remove = () => {
      delete service.identity.before.remove;
      service.identity.users.delete(employee.userId);
      throw new Error("killed");
    };
    await remove(admin, employee.userId);
    await eventually(async () => {
      expect(await find(admin, employee.email)).toBeUndefined();
    }, 30_000);
  });

  test("before there is an account takes the invitation back", async () => {
    const email = anAddress();
    service.identity.isDown = true;
    const id = await idOf(await add(admin, { email }));
    expect(await remove(admin, id)).toBe(204);
    expect(await find(admin, email)).toBeUndefined();
    service.identity.isDown = false;
    await eventually(async () => {
      expect(await service.jobsIn("retry")).toEqual([]);
    }, 30_000);
    expect(emailsInKeycloak()).not.toContain(email);
  });

  test.each(["createDisabledUser", "find", "enable", "sendCompletionMail"] as const)(
    "while the account is being made leaves none: before %s",
    async (step) => {
      const email = parseEmailAddress(anAddress());
      if (!email) throw new Error("unreachable: that is an address");
      const invited = await invite(
        { database: service.database.app, jobs: { enqueue: () => Promise.resolve() } },
        {
          email,
          firstName: "Erika",
          lastName: "Neu",
          customer: { number: "1000001", name: null },
          locale: "de",
        },
        {
          caller: { ...admin, role: "super-admin", customerNumber: "1000001", checked: true },
          requestId: "",
        },
      );
      const registrationId = invited.outcome === "invited" ? invited.employee.id : "";
      const identity: Identity = {
        ...service.identity,
        async [step](argument: never) {
          if (await find(admin, email.key)) expect(await remove(admin, registrationId)).toBe(204);
          await eventually(async () => {
            const waiting = [...(await service.jobsIn("created")), ...(await service.jobsIn("active"))];
            expect(waiting.map(({ name: job }) => job)).not.toContain("remove-user");
          });
          return service.identity[step](argument);
        },
      };
      await activateUser({ ...service.jobParts, identity }, { registrationId }).catch((error: unknown) => {
        // The account may be gone under the feet of the job that makes it.
        if (!(error instanceof PermanentFailure)) throw error;
      });
      expect(emailsInKeycloak()).not.toContain(email.key);
      expect(await find(admin, email.key)).toBeUndefined();
    },
  );
});

function emailsInKeycloak(): string[] {
  return [...service.identity.users.values()].map(({ email }) => email);
}

describe("nobody", () => {
  test("deactivates or removes themselves", async () => {
    expect((await act(admin, admin.userId, "deactivate")).body["code"]).toBe("own-account");
    expect(await remove(admin, admin.userId)).toBe(403);
  });

  test("takes a customer the last active super admin, an operator neither; two at once leave one", async () => {
    const customerNumber = "1000003";
    const first = await anEmployee(service, { isSuperAdmin: true, customerNumber });
    expect((await act(operator, first.userId, "deactivate")).body["code"]).toBe("last-super-admin");
    expect(await remove(operator, first.userId)).toBe(409);
    for (let round = 0; round < 5; round++) {
      const second = await anEmployee(service, { isSuperAdmin: true, customerNumber });
      const statuses = [
        await Promise.all([
          act(first, second.userId, "deactivate").then(({ status }) => status),
          act(second, first.userId, "deactivate").then(({ status }) => status),
        ]),
      ].flat();
      expect(statuses.sort()).not.toEqual([200, 200]);
      const { rows } = await service.database.owner.query<{ active: number }>(
        "select count(*)::int as active from portal_user where customer_number = $1 and is_super_admin and enabled",
        [customerNumber],
      );
      expect(rows[0]?.active).toBeGreaterThanOrEqual(1);
      await service.database.owner.query(
        "update portal_user set enabled = true, change = null where user_id = $1",
        [first.userId],
      );
      await service.database.owner.query("delete from portal_user where user_id = $1", [second.userId]);
      Object.assign(service.identity.users.get(first.userId) ?? {}, { enabled: true });
    }
  });

  test("touches another customer's people, and the attempt is noted", async () => {
    const employee = await anEmployee(service);
    for (const what of ["resend", "deactivate", "reactivate"] as const)
      expect((await act(foreignAdmin, employee.userId, what)).status).toBe(404);
    expect(await remove(foreignAdmin, employee.userId)).toBe(404);
    expect((await auditOf(employee)).filter((entry) => entry.startsWith("access-refused"))).toHaveLength(4);
    expect(await find(foreignAdmin, employee.email)).toBeUndefined();
    expect((await get(`${service.url}/api/employees?customerNumber=1000001`, as(foreignAdmin))).status).toBe(
      404,
    );
    expect((await add(foreignAdmin, { customerNumber: "1000001" })).status).toBe(404);
  });
});

describe("the list", () => {
  test.each(["registration", "account"])(
    "shows the latest state although account and registration change in the same moment, the %s first",
    async (first) => {
      const { owner, app } = service.database;
      const registrationId = await idOf(await add(admin));
      const { email, userId } = await eventually(async () => {
        const { rows } = await owner.query<{ email: string; userId: string }>(
          `delete from portal_user where registration_id = $1 returning email, user_id as "userId"`,
          [registrationId],
        );
        if (!rows[0]) throw new Error("There is no account yet.");
        return rows[0];
      });
      const person = { userId, email, firstName: "Erika", lastName: "Neu", locale: "de" } as const;
      const appear = (on: Queryable) =>
        recordPortalUsers(on, [{ ...person, registrationId, customerNumber: "1000001", enabled: true }]);
      const complete = (on: Transaction) => completeRegistration(on, registrationId);
      let second: Promise<unknown> | undefined;
      await app.transaction(async (transaction) => {
        await (first === "registration" ? complete(transaction) : appear(transaction));
        second = first === "registration" ? appear(app) : app.transaction(complete);
        await eventually(async () => {
          const waiting = await owner.query(
            `select from pg_locks waiting join pg_locks other using (pid)
             where not waiting.granted
               and other.database = (select oid from pg_database where datname = current_database())`,
          );
          expect(waiting.rowCount).toBeGreaterThan(0);
        });
      });
      await second;
      expect(await find(admin, email)).toMatchObject({ state: "active" });
    },
  );

  test("goes through everybody by name, page by page, without a question to Keycloak", async () => {
    const customerNumber = "1000002";
    for (const lastName of ["Özil", "Ozean", "Özil", "Ähre", "Zander", "Abel"])
      await anEmployee(service, { customerNumber, lastName });
    await idOf(await add(foreignAdmin, { lastName: "Mitte" }));
    service.identity.requests.length = 0;
    const whole = await list(foreignAdmin);
    expect(service.identity.requests.filter((name) => name !== "rightsOf" && name === "listMembers")).toEqual(
      [],
    );
    const ids: string[] = [];
    let after = "";
    do {
      const { body } = await get(`${service.url}/api/employees?limit=2${after}`, as(foreignAdmin));
      ids.push(...(body["items"] as Item[]).map(({ id }) => id));
      after = typeof body["next"] === "string" ? `&after=${body["next"]}` : "";
    } while (after);
    expect(ids).toEqual(whole.map(({ id }) => id));
    const names = (whole as (Item & { lastName: string })[]).map(({ lastName }) => lastName);
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, "de")));
  });

  test("filters by state and by words", async () => {
    const employee = await anEmployee(service, { lastName: "Suchmich_100%" });
    expect(await list(admin, "&search=suchmich_100%25%20karl")).toHaveLength(1);
    expect(await list(admin, "&search=suchmichX100")).toHaveLength(0);
    expect(await list(admin, "&state=deactivated&search=suchmich")).toHaveLength(0);
    await act(admin, employee.userId, "deactivate");
    expect(await list(admin, "&state=deactivated&search=suchmich")).toHaveLength(1);
    expect((await get(`${service.url}/api/employees?search=%00`, as(admin))).status).toBe(400);
    expect((await get(`${service.url}/api/employees?after=bm9uZQ`, as(admin))).status).toBe(400);
  });

  test("shows nobody who waits for a decision, and an approved person as completing", async () => {
    const email = anAddress();
    const registrationId = await aPendingRegistration(service, { email });
    await eventually(async () => {
      expect((await registrationOf(email))?.keycloakUserId).not.toBeNull();
    });
    await reconcilePortalUsers({ database: service.database.app, identity: service.identity });
    expect(await find(admin, email)).toBeUndefined();
    await post(`${service.url}/api/registrations/${registrationId}/approve`, {}, browser(admin));
    expect(await find(admin, email)).toMatchObject({ state: "completing" });
    await eventually(async () => {
      expect(await find(admin, email)).toMatchObject({ state: "completing", change: null });
    });
  });

  test("tells the last log-in of those who log in here", async () => {
    await recordLogin(service.database.app, {
      ...admin,
      firstName: "Sabine",
      lastName: "Admin",
      rights: { kind: "super-admin", customerNumber: "1000001" },
    });
    expect(await find(admin, admin.email)).toMatchObject({
      isSelf: true,
      isSuperAdmin: true,
      lastLoginAt: expect.any(String) as string,
    });
  });

  test("of everybody is for those who see every customer", async () => {
    const all = (await list(operator)) as (Item & { customerNumber: string })[];
    expect(new Set(all.map(({ customerNumber }) => customerNumber)).size).toBeGreaterThan(1);
    const one = (await list(operator, "&customerNumber=1000002")) as (Item & { customerNumber: string })[];
    expect(new Set(one.map(({ customerNumber }) => customerNumber))).toEqual(new Set(["1000002"]));
  });
});

async function aSession({ userId, name, email }: Person): Promise<void> {
  await service.database.owner.query(
    `insert into session (id_hash, user_id, name, email, sealed_tokens, expires_at)
     values (sha256($1::text::bytea), $1, $2, $3, '', now() + interval '1 hour')`,
    [userId, name, email],
  );
}

async function sessionsOf({ userId }: Person): Promise<number> {
  return (await service.database.owner.query("select from session where user_id = $1", [userId])).rowCount;
}

async function auditOf({ userId }: Person): Promise<string[]> {
  const { rows } = await service.database.owner.query<{ entry: string }>(
    "select action || ' by ' || coalesce(actor_name, 'nobody') as entry from audit where user_id = $1 order by seq",
    [userId],
  );
  return rows.map(({ entry }) => entry);
}

/** Reads the members, and something happens before they are written down. */
function staleMembers(happens: () => Promise<void>): TestService["identity"]["listMembers"] {
  return async (group, first, max) => {
    const members = (await service.identity.listMembers(group, first, max)).map((member) => ({ ...member }));
    if (group === "portal-users" && first === 0) await happens();
    return members;
  };
}
