import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { backUp, restore } from "../../test/backup.ts";
import { eventually } from "../../test/eventually.ts";
import { aPendingRegistration } from "../../test/pending-registration.ts";
import { confirmPage, post, register, tokenMailedTo } from "../../test/requests.ts";
import { as, startService, type TestService } from "../../test/service.ts";
import { countWaitingMails, dropWaitingMails } from "../database/statements/drop-waiting-mails.ts";
import type { User } from "../identity/identity.ts";
import { type Difference, findDifferences } from "./find-differences.ts";
import { repair } from "./repair.ts";

/** The database is restored to an hour ago, Keycloak is not (GUARDS E5). */
let service: TestService;
let operator: Record<string, string>;
beforeAll(async () => {
  service = await startService();
  await service.work();
  const { id, email } = service.identity.add({ email: "op@cgm.example", groups: ["operators"] });
  operator = { ...as({ userId: id, name: "Renate Backoffice", email }), "sec-fetch-site": "same-origin" };
});
afterAll(() => service.stop());

function userOf(registrationId: string): User | undefined {
  return [...service.identity.users.values()].find((user) => user.registrationId === registrationId);
}

async function stateOf(id: string): Promise<string | undefined> {
  return (await service.registrations()).find((registration) => registration.id === id)?.state;
}

/** Waits for a decision, with its disabled user. */
async function waiting(): Promise<string> {
  const id = await aPendingRegistration(service);
  await eventually(() => {
    expect(userOf(id)).toMatchObject({ enabled: false });
  });
  return id;
}

async function decide(id: string, decision: "approve" | "reject"): Promise<void> {
  const answer = await post(
    `${service.url}/api/registrations/${id}/${decision}`,
    decision === "reject" ? { reason: "Unbekannt" } : {},
    operator,
  );
  expect(answer.status).toBe(200);
}

async function withdraw(id: string): Promise<void> {
  const email = userOf(id)?.email ?? "";
  const body = new URLSearchParams({ token: tokenMailedTo(service, email) });
  expect((await fetch(`${service.url}/withdraw`, { method: "POST", body })).status).toBe(200);
}

async function inEffect(id: string): Promise<void> {
  await eventually(async () => {
    expect((await service.history(id)).filter((line) => line === "decision-effective")).toHaveLength(1);
  });
}

async function differences(): Promise<Record<string, string>> {
  const found = await findDifferences({ ...service.jobParts });
  return Object.fromEntries(found.map(({ registrationId, kind }) => [registrationId, kind]));
}

async function repairAll(): Promise<Difference[]> {
  const found = await findDifferences({ ...service.jobParts });
  for (const difference of found) await repair(service.jobParts, difference);
  return found;
}

/** Nothing is on its way any more, but what looks whether somebody has finished. */
async function quiet(): Promise<void> {
  await eventually(async () => {
    const { rows } = await service.database.owner.query(
      "select name from pgboss.job where state in ('created', 'retry', 'active') and start_after <= now()",
    );
    expect(rows).toEqual([]);
  });
}

test("what happened since the backup is found in Keycloak, repaired once, and nobody gets a mail", async () => {
  const email = `${randomUUID()}@praxis.example`;
  await register(service, { email });
  await eventually(() => tokenMailedTo(service, email));
  const confirmed = (await service.registrations()).find((one) => one.email === email)?.id ?? "";
  const approved = await waiting();
  const rejected = await waiting();
  const withdrawn = await waiting();
  const untouched = await waiting();
  const removed = await waiting();
  await decide(removed, "approve");
  await inEffect(removed);
  const removedUser = userOf(removed)?.id ?? "";
  await quiet();
  await backUp(service.database);

  await confirmPage(service, "POST", tokenMailedTo(service, email));
  await eventually(() => {
    expect(userOf(confirmed)).toBeDefined();
  });
  await decide(approved, "approve");
  await inEffect(approved);
  await decide(rejected, "reject");
  await inEffect(rejected);
  await withdraw(withdrawn);
  await eventually(() => {
    expect(userOf(withdrawn)).toBeUndefined();
  });
  await service.identity.remove(removedUser);
  const lost = await waiting();
  const lostAccount = await waiting();
  await decide(lostAccount, "approve");
  await inEffect(lostAccount);
  await quiet();
  await restore(service.database);
  const mails = service.mailbox.sent.length;
  const completionMails = service.identity.completionMails.length;

  const expected = {
    [confirmed]: "lost-confirmation",
    [approved]: "lost-approval",
    [rejected]: "lost-ending",
    [withdrawn]: "lost-ending",
    [removed]: "lost-removal",
    [lost]: "lost-registration",
    [lostAccount]: "unknown-account",
  };
  expect(await differences()).toEqual(expected);
  expect(await stateOf(confirmed)).toBe("unconfirmed");

  await repairAll();
  expect(await differences()).toEqual({ [lostAccount]: "unknown-account" });
  expect(await stateOf(confirmed)).toBe("pending");
  expect(await stateOf(approved)).toBe("approved");
  expect(await stateOf(rejected)).toBe("withdrawn");
  expect(await stateOf(withdrawn)).toBe("withdrawn");
  expect(await stateOf(untouched)).toBe("pending");
  expect((await service.registrations()).find(({ id }) => id === removed)).toMatchObject({ email: "" });
  expect(userOf(lost)).toBeUndefined();
  expect((await service.history(confirmed)).at(-1)).toBe("reconciled: unconfirmed → pending");
  expect((await service.history(approved)).at(-1)).toBe("reconciled: pending → approved");

  await quiet();
  expect(service.mailbox.sent).toHaveLength(mails);
  expect(service.identity.completionMails).toHaveLength(completionMails);

  // Whoever waits again is approved as ever.
  await decide(confirmed, "approve");
  await inEffect(confirmed);
  expect(userOf(confirmed)).toMatchObject({ enabled: true });
});

test("a repair that comes too late changes nothing", async () => {
  const id = await waiting();
  const user = userOf(id);
  Object.assign(user ?? {}, { enabled: true });
  const [difference] = (await findDifferences(service.jobParts)).filter((one) => one.registrationId === id);
  expect(difference?.kind).toBe("lost-approval");
  await decide(id, "reject");
  await inEffect(id);
  expect(await repair(service.jobParts, difference as Difference)).toBe(false);
  expect(await stateOf(id)).toBe("rejected");
  await service.identity.remove(user?.id ?? "");
});

test("a rejection that had been carried out already is not mailed again", async () => {
  const stopped = await startService();
  try {
    const id = randomUUID();
    await stopped.database.owner.query(
      `insert into registration (id, state, email, email_key, first_name, last_name, customer_number, locale, privacy_version,
         marketing_consent, confirmed_at, decided_at, decided_by_id, rejection_reason, keycloak_user_id)
       values ($1, 'rejected', 'a@b.example', 'a@b.example', 'Erika', 'Mustermann', '1000001', 'de', '2026-11', false, now(),
         now(), 'renate', 'Unbekannt', 'deleted')`,
      [id],
    );
    await stopped.database.app.transaction((transaction) =>
      stopped.jobs.enqueue(transaction, "carry-out-rejection", { registrationId: id }),
    );
    const found = await findDifferences(stopped.jobParts);
    expect(found.map(({ kind }) => kind)).toEqual(["lost-rejection"]);
    for (const difference of found) await repair(stopped.jobParts, difference);
    await stopped.work();
    await eventually(async () => {
      expect((await stopped.jobsIn("completed")).map(({ name }) => name)).toContain("carry-out-rejection");
    });
    expect((await stopped.jobsIn("created")).map(({ name }) => name)).not.toContain("mail-rejected");
    expect(stopped.mailbox.sent).toEqual([]);
  } finally {
    await stopped.stop();
  }
});

test("mails that waited in the backup are dropped, with a trace, and nothing else is", async () => {
  const stopped = await startService();
  try {
    await register(stopped, { email: "erika@praxis.example" });
    const [registration] = await stopped.registrations();
    const registrationId = registration?.id ?? "";
    await stopped.database.app.transaction((transaction) =>
      stopped.jobs.enqueue(transaction, "create-user", { registrationId }),
    );
    expect(await stopped.database.app.transaction(countWaitingMails)).toBe(1);
    expect(await stopped.database.app.transaction(dropWaitingMails)).toBe(1);
    expect(await stopped.database.app.transaction(countWaitingMails)).toBe(0);
    expect((await stopped.jobsIn("created")).map(({ name }) => name)).toEqual(["create-user"]);
    expect((await stopped.history(registrationId)).at(-1)).toBe("mail-dropped");
  } finally {
    await stopped.stop();
  }
});
