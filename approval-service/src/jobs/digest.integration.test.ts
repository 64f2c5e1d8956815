import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { eventually } from "../../test/eventually.ts";
import { startService, type TestService } from "../../test/service.ts";
import { createLog } from "../log.ts";
import { remind } from "../registration/remind.ts";
import { undo } from "../registration/undo.ts";
import { informApprovers } from "./inform-approvers.ts";
import { mailApprover } from "./mail-approver.ts";
import { type JobRunner, startJobs } from "./run.ts";

/** Long enough that what a test does at once falls into one window. */
const WINDOW_SECONDS = 2;

let service: TestService;
let secondInstance: JobRunner;
beforeAll(async () => {
  service = await startService({ environment: { DIGEST_WINDOW: `PT${WINDOW_SECONDS}S` } });
  secondInstance = await startJobs({
    connectionString: service.database.appUrl,
    log: createLog("silent"),
    pollingSeconds: 0.5,
  });
  await service.work();
  await secondInstance.work(service.jobParts, {});
});
afterAll(async () => {
  await secondInstance.stop();
  await service.stop();
});
afterEach(async () => {
  service.mailbox.isDown = false;
  await service.database.owner.query("delete from portal_user");
  service.identity.users.clear();
});

let people = 0;

/** A super admin of a customer of their own, or an operator. */
async function somebodyWhoDecides(customerNumber: string | null): Promise<{ userId: string; email: string }> {
  const email = `entscheidet-${++people}@praxis.example`;
  const { id: userId } = service.identity.add({
    email,
    groups: customerNumber === null ? ["operators"] : ["portal-users", "super-admins"],
    customerNumbers: customerNumber === null ? [] : [customerNumber],
  });
  await service.database.owner.query(
    `insert into portal_user (user_id, customer_number, email, email_key, first_name, last_name, is_super_admin,
                              is_operator, enabled)
     values ($1, $2, $3, $3, 'Sabine', 'Huber', $4, $5, true)`,
    [userId, customerNumber, email, customerNumber !== null, customerNumber === null],
  );
  return { userId, email };
}

function aCustomer(): string {
  return `9${String(++people).padStart(6, "0")}`;
}

/** Somebody who has waited for a decision for so long. */
async function somebodyWaits(
  customerNumber: string,
  since = "0 days",
): Promise<{ id: string; email: string }> {
  const email = `wartet-${++people}@praxis.example`;
  const { rows } = await service.database.owner.query<{ id: string }>(
    `insert into registration (state, email, email_key, first_name, last_name, customer_number, locale, privacy_version,
                               marketing_consent, registered_at, confirmed_at)
     values ('pending', $1, $1, 'Erika', 'Muster', $2, 'de', '2026-11', false, now() - $3::interval,
             now() - $3::interval)
     returning id`,
    [email, customerNumber, since],
  );
  return { id: rows[0]?.id ?? "", email };
}

async function inform(registrationId: string): Promise<void> {
  await service.database.app.transaction((transaction) =>
    service.jobs.enqueue(transaction, "inform-approvers", { registrationId }),
  );
}

async function setState(id: string, state: "withdrawn" | "expired"): Promise<void> {
  await service.database.owner.query("update registration set state = $2, closed_at = now() where id = $1", [
    id,
    state,
  ]);
}

/** When nothing is waiting to be mailed any more, and no job is on its way to do so. */
async function quiet(): Promise<void> {
  await eventually(async () => {
    const { rowCount } = await service.database.owner.query(
      `select from pgboss.job where name in ('inform-approvers', 'mail-approver') and state < 'completed'`,
    );
    expect(rowCount).toBe(0);
  });
}

/** How often each of these people is named in the mails to an address. */
function namedTo(address: string, waiting: readonly { email: string }[]): number[] {
  return waiting.map(
    ({ email }) => service.mailbox.to(address).filter(({ text }) => text.includes(email)).length,
  );
}

describe("several registrations in a short time", () => {
  test("are one mail at once and one digest at the window's end", async () => {
    const customer = aCustomer();
    const { email } = await somebodyWhoDecides(customer);
    const first = await somebodyWaits(customer);
    await inform(first.id);
    await eventually(() => {
      expect(service.mailbox.to(email)).toHaveLength(1);
    });
    const others = await Promise.all([1, 2, 3, 4].map(() => somebodyWaits(customer)));
    await Promise.all(others.map(({ id }) => inform(id)));
    await quiet();
    const [single, digest, ...more] = service.mailbox.to(email);
    expect(more).toEqual([]);
    expect(single?.subject).toBe("Eine Registrierung am CGM PORTAL wartet auf Ihre Entscheidung");
    expect(single?.text).toContain(`https://approval.example/registrations/${first.id}`);
    expect(digest?.subject).toBe("4 Registrierungen am CGM PORTAL warten auf Ihre Entscheidung");
    for (const { id } of others)
      expect(digest?.text).toContain(`https://approval.example/registrations/${id}`);
    expect(digest?.text).toContain("Alle Anfragen ansehen:\nhttps://approval.example/\n");
  });

  test("of which all but one have been settled look like a single one", async () => {
    const customer = aCustomer();
    const { email } = await somebodyWhoDecides(customer);
    await inform((await somebodyWaits(customer)).id);
    await eventually(() => {
      expect(service.mailbox.to(email)).toHaveLength(1);
    });
    const [stays, ...go] = await Promise.all([1, 2, 3].map(() => somebodyWaits(customer)));
    await Promise.all([stays, ...go].map((one) => inform(one?.id ?? "")));
    for (const { id } of go) await setState(id, "withdrawn");
    await quiet();
    expect(namedTo(email, go)).toEqual([0, 0]);
    expect(service.mailbox.to(email)[1]?.subject).toBe(
      "Eine Registrierung am CGM PORTAL wartet auf Ihre Entscheidung",
    );
  });

  test("that have all been settled meanwhile are no mail", async () => {
    const customer = aCustomer();
    const { email } = await somebodyWhoDecides(customer);
    await inform((await somebodyWaits(customer)).id);
    await eventually(() => {
      expect(service.mailbox.to(email)).toHaveLength(1);
    });
    const settled = await somebodyWaits(customer);
    await inform(settled.id);
    await setState(settled.id, "expired");
    await quiet();
    expect(service.mailbox.to(email)).toHaveLength(1);
  });

  test("of which a decision is taken back reach whom they were kept from, and nobody twice", async () => {
    const customerNumber = aCustomer();
    const told = await somebodyWhoDecides(customerNumber);
    const one = await somebodyWaits(customerNumber);
    await inform(one.id);
    await eventually(() => {
      expect(namedTo(told.email, [one])).toEqual([1]);
    });
    const late = await somebodyWhoDecides(customerNumber);
    const withoutJobs = { ...service.jobParts, jobs: { enqueue: () => Promise.resolve() } };
    await informApprovers(withoutJobs, { registrationId: one.id }, { jobId: randomUUID() });

    await service.database.owner.query(
      "update registration set state = 'approved', decided_at = now(), decided_by_id = $2 where id = $1",
      [one.id, told.userId],
    );
    await mailApprover(service.jobParts, { userId: late.userId, kind: "request" }, { jobId: randomUUID() });
    expect(service.mailbox.to(late.email)).toEqual([]);
    const caller = {
      ...told,
      name: "Sabine Huber",
      role: "super-admin",
      customerNumber,
      checked: true,
    } as const;
    const { outcome } = await undo(
      { database: service.database.app, jobs: service.jobs, undoWindow: 60 },
      { registrationId: one.id, caller, requestId: "test" },
    );
    expect(outcome).toBe("undone");
    await quiet();
    expect([told, late].map(({ email }) => namedTo(email, [one]))).toEqual([[1], [1]]);
  });

  test("reach each of several people, each named once, with two instances at work", async () => {
    const customer = aCustomer();
    const deciders = await Promise.all([1, 2, 3].map(() => somebodyWhoDecides(customer)));
    const waiting = await Promise.all(Array.from({ length: 25 }, () => somebodyWaits(customer)));
    await Promise.all(waiting.map(({ id }) => inform(id)));
    await quiet();
    for (const { email } of deciders) {
      expect(namedTo(email, waiting)).toEqual(waiting.map(() => 1));
      expect(service.mailbox.to(email).length).toBeLessThan(5);
    }
  });

  test("that come just as a mail is put together are in it: it waits for who is telling of them", async () => {
    const customer = aCustomer();
    const { userId, email } = await somebodyWhoDecides(customer);
    const { id } = await somebodyWaits(customer);
    let mailing: Promise<void> | undefined;
    const jobs = {
      // The job that waited already, so that none is added, begins before it can see the notice.
      enqueue: async () => {
        mailing = mailApprover(service.jobParts, { userId, kind: "request" }, { jobId: randomUUID() });
        await Promise.race([mailing, delay(500)]);
      },
    };
    await informApprovers({ ...service.jobParts, jobs }, { registrationId: id }, { jobId: randomUUID() });
    await mailing;
    expect(service.mailbox.to(email)).toHaveLength(1);
  });

  test("in an outage of the mail server are one mail when it is back", async () => {
    const customer = aCustomer();
    const { email } = await somebodyWhoDecides(customer);
    service.mailbox.isDown = true;
    const waiting = [];
    for (let window = 0; window < 3; window++) {
      const one = await somebodyWaits(customer);
      await inform(one.id);
      waiting.push(one);
      await eventually(async () => {
        expect((await service.jobsIn("retry")).map(({ name }) => name)).toContain("mail-approver");
      });
    }
    // As if this had lasted longer than the pause between two attempts.
    await service.database.owner.query(
      "update pgboss.job set start_after = now() + interval '1 second' where name = 'mail-approver' and state < 'active'",
    );
    service.mailbox.isDown = false;
    await quiet();
    expect(namedTo(email, waiting)).toEqual([1, 1, 1]);
    expect(service.mailbox.to(email)).toHaveLength(1);
  });

  test("are not mailed to whom the right was withdrawn meanwhile", async () => {
    const customer = aCustomer();
    const { userId, email } = await somebodyWhoDecides(customer);
    const one = await somebodyWaits(customer);
    await informApprovers(service.jobParts, { registrationId: one.id }, { jobId: randomUUID() });
    await service.database.owner.query("update portal_user set is_super_admin = false where user_id = $1", [
      userId,
    ]);
    await quiet();
    expect(service.mailbox.to(email)).toEqual([]);
  });
});

describe("a process that is killed", () => {
  /** Lets nothing of this be worked on but by the test itself. */
  async function heldNotices(): Promise<{
    userId: string;
    email: string;
    waiting: { id: string; email: string };
  }> {
    const customer = aCustomer();
    const decider = await somebodyWhoDecides(customer);
    const waiting = await somebodyWaits(customer);
    const jobs = { enqueue: () => Promise.resolve() };
    await informApprovers(
      { ...service.jobParts, jobs },
      { registrationId: waiting.id },
      { jobId: randomUUID() },
    );
    return { ...decider, waiting };
  }
  const killed = () => new Promise<never>(() => undefined);

  test("before its mail went out loses nothing: its own next attempt mails, and no other job", async () => {
    const { userId, email } = await heldNotices();
    const jobId = randomUUID();
    let reached = false;
    const dying = {
      ...service.mailbox,
      send: () => {
        reached = true;
        return killed();
      },
    };
    void mailApprover({ ...service.jobParts, mailer: dying }, { userId, kind: "request" }, { jobId });
    await eventually(() => {
      expect(reached).toBe(true);
    });
    await mailApprover(service.jobParts, { userId, kind: "request" }, { jobId: randomUUID() });
    expect(service.mailbox.to(email)).toEqual([]);
    await mailApprover(service.jobParts, { userId, kind: "request" }, { jobId });
    await mailApprover(service.jobParts, { userId, kind: "request" }, { jobId });
    expect(service.mailbox.to(email)).toHaveLength(1);
  });

  test("after its mail went out sends it once more, recognisable as the same, and then never again", async () => {
    const { userId, email } = await heldNotices();
    const jobId = randomUUID();
    const dying = {
      ...service.mailbox,
      send: async (...mail: Parameters<typeof service.mailbox.send>) => {
        await service.mailbox.send(...mail);
        return killed();
      },
    };
    void mailApprover({ ...service.jobParts, mailer: dying }, { userId, kind: "request" }, { jobId });
    await eventually(() => {
      expect(service.mailbox.to(email)).toHaveLength(1);
    });
    for (let attempt = 0; attempt < 3; attempt++)
      await mailApprover(service.jobParts, { userId, kind: "request" }, { jobId });
    const mails = service.mailbox.to(email);
    expect(mails).toHaveLength(2);
    expect(new Set(mails.map(({ key }) => key)).size).toBe(1);
  });

  test("between finding people and having said so finds them again without a second mail", async () => {
    const customer = aCustomer();
    const { email } = await somebodyWhoDecides(customer);
    const { id } = await somebodyWaits(customer);
    const jobId = randomUUID();
    for (let attempt = 0; attempt < 3; attempt++) {
      await informApprovers(service.jobParts, { registrationId: id }, { jobId });
      await quiet();
    }
    expect(service.mailbox.to(email)).toHaveLength(1);
  });
});

describe("what waits for days", () => {
  const remindTwice = async () => {
    await Promise.all([remind(service.jobParts), remind(service.jobParts)]);
    await quiet();
  };
  async function age(id: string, interval: string): Promise<void> {
    await service.database.owner.query(
      "update registration set confirmed_at = confirmed_at - $2::interval where id = $1",
      [id, interval],
    );
  }

  test("is brought to mind after three and seven days in one mail each, however often it is looked for", async () => {
    const customer = aCustomer();
    const { email } = await somebodyWhoDecides(customer);
    const operator = await somebodyWhoDecides(null);
    const waiting = await Promise.all(
      ["3 days 1 hour", "4 days", "5 days"].map((since) => somebodyWaits(customer, since)),
    );
    const fresh = await somebodyWaits(customer, "2 days 23 hours");
    await remindTwice();
    await remindTwice();
    expect(service.mailbox.to(email)).toHaveLength(1);
    expect(service.mailbox.to(email)[0]?.subject).toBe(
      "Erinnerung: 3 Registrierungen warten auf Ihre Entscheidung",
    );
    expect(namedTo(email, [...waiting, fresh])).toEqual([1, 1, 1, 0]);

    const [, second] = waiting;
    await age(second?.id ?? "", "3 days 1 hour");
    await remindTwice();
    const reminder = service.mailbox.to(email)[1];
    expect(service.mailbox.to(email)).toHaveLength(2);
    expect(reminder?.subject).toMatch(
      /^Erinnerung: Eine Registrierung wartet seit dem .* auf Ihre Entscheidung$/,
    );
    expect(service.mailbox.to(operator.email)).toEqual([]);
    for (const { id } of [...waiting, fresh]) await setState(id, "expired");
  });

  test("goes to the operators too after fourteen days, without the steps that were missed", async () => {
    const customer = aCustomer();
    const { email } = await somebodyWhoDecides(customer);
    const operator = await somebodyWhoDecides(null);
    const long = await somebodyWaits(customer, "14 days 1 hour");
    const other = await somebodyWaits(aCustomer(), "20 days");
    await remindTwice();
    await remindTwice();
    expect(namedTo(email, [long, other])).toEqual([1, 0]);
    const mails = service.mailbox.to(operator.email);
    // For the customer without a super admin the operators decide, so that one is a reminder.
    expect(mails.map(({ subject }) => subject.replace(/\d+\. \p{L}+ \d+/u, "…")).sort()).toEqual([
      "Erinnerung: Eine Registrierung wartet seit dem … auf Ihre Entscheidung",
      `Ohne Entscheidung seit dem …: eine Registrierung für den Kunden-Account ${customer}`,
    ]);
    await age(long.id, "10 days");
    await remindTwice();
    expect(service.mailbox.to(email)).toHaveLength(1);
    for (const { id } of [long, other]) await setState(id, "expired");
  });

  test("is not brought to mind when it is settled before the mail goes out", async () => {
    const customer = aCustomer();
    const { email } = await somebodyWhoDecides(customer);
    const { id } = await somebodyWaits(customer, "4 days");
    await remind(service.jobParts);
    await setState(id, "withdrawn");
    await quiet();
    expect(service.mailbox.to(email)).toEqual([]);
  });
});
