import { randomUUID } from "node:crypto";
import type KeycloakAdminClient from "@keycloak/keycloak-admin-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "../../test/eventually.ts";
import { freshDatabase, type FreshDatabase } from "../../test/fresh-database.ts";
import { keycloakAdmin } from "../../test/keycloak-admin.ts";
import {
  type Fate,
  type KeycloakBetween,
  keycloakBetween,
  type PassingRequest,
} from "../../test/keycloak-between.ts";
import { type MailServer, type ReceivedMail, startMailServer } from "../../test/mail-server.ts";
import { anApplication, postWithProof } from "../../test/requests.ts";
import { CUSTOMERS } from "../../test/service.ts";
import { type ServiceProcess, startServiceProcess } from "../../test/service-process.ts";
import { findRegistration } from "../database/statements/find-registration.ts";
import { createLog } from "../log.ts";
import { approve } from "../registration/approve.ts";
import type { DecisionRequest } from "../registration/decide.ts";
import { expire } from "../registration/expire.ts";
import { reject } from "../registration/reject.ts";
import type { State } from "../registration/registration.ts";
import type { Caller } from "../registration/rights.ts";
import { type JobRunner, startJobs } from "./run.ts";

/**
 * One process, and one kill -9 that finds each of fourteen registrations at another step between PostgreSQL, Keycloak and
 * SMTP (GUARDS C1): something has just been asked and never arrives, or has been done and nobody hears of it. Keycloak
 * and PostgreSQL are the real ones.
 */
let database: FreshDatabase;
let mailServer: MailServer;
let keycloak: KeycloakBetween;
let admin: KeycloakAdminClient;
/** Enqueues, and works on nothing. */
let jobs: JobRunner;
let service: ServiceProcess;

type Cut = { method: string; path: RegExp; fate: Fate };
type Case = {
  /** What is interrupted: a request to Keycloak, or a mail that the server has and has not acknowledged. */
  cut: Cut | { mail: (mail: ReceivedMail, email: string) => boolean };
  /** How far the registration is before. */
  from: "nowhere" | "unconfirmed" | "pending";
  step: (email: string) => Promise<unknown>;
  /** What is right in the end. */
  state: State;
  user: "none" | "disabled" | "enabled";
  customerNumber?: string;
};

const NAMES_SOMEBODY = /praxis\.example|Erika|Mustermann|demo-secret/;
const USER = /\/users\/[0-9a-f-]{36}$/;
const MAIL = /\/execute-actions-email/;
const ownMail = { mail: ({ to }: ReceivedMail, email: string) => to === email };
const approved = { from: "pending", step: approveIt, state: "approved", user: "enabled" } as const;

/** Those that keep a queue with one worker busy come last. */
const CASES: Record<string, Case> = {
  "the confirmation mail is sent": {
    from: "nowhere",
    step: register,
    state: "unconfirmed",
    user: "none",
    cut: ownMail,
  },
  "the user is to be created": {
    from: "unconfirmed",
    step: confirm,
    state: "pending",
    user: "disabled",
    cut: { method: "POST", path: /\/users\/?$/, fate: "never arrives" },
  },
  "the user is created": {
    from: "unconfirmed",
    step: confirm,
    state: "pending",
    user: "disabled",
    cut: { method: "POST", path: /\/users\/?$/, fate: "is never answered" },
  },
  "the mail to the super admin is sent": {
    from: "unconfirmed",
    step: confirm,
    state: "pending",
    user: "disabled",
    cut: { mail: ({ to, text }, email) => to.startsWith("superadmin@") && text.includes(email) },
    customerNumber: "1000002",
  },
  "the user is read": { ...approved, cut: { method: "GET", path: USER, fate: "is never answered" } },
  "the user is enabled": { ...approved, cut: { method: "PUT", path: USER, fate: "is never answered" } },
  "the completion mail is asked for": {
    ...approved,
    cut: { method: "PUT", path: MAIL, fate: "never arrives" },
  },
  "the completion mail is sent": {
    ...approved,
    cut: { method: "PUT", path: MAIL, fate: "is never answered" },
  },
  "the reason of the rejection is sent": {
    from: "pending",
    step: rejectIt,
    state: "rejected",
    user: "none",
    cut: ownMail,
  },
  "the user of an expired registration is to be deleted": {
    from: "pending",
    step: expireIt,
    state: "expired",
    user: "none",
    cut: { method: "DELETE", path: USER, fate: "never arrives" },
  },
  "the mail about the expiry is sent": {
    from: "pending",
    step: expireIt,
    state: "expired",
    user: "none",
    cut: ownMail,
  },
  "the rejected user is deleted": {
    from: "pending",
    step: rejectIt,
    state: "rejected",
    user: "none",
    cut: { method: "DELETE", path: USER, fate: "is never answered" },
  },
  "those who decide are looked for": {
    from: "unconfirmed",
    step: confirm,
    state: "pending",
    user: "disabled",
    cut: { method: "GET", path: /\/members\b/, fate: "never arrives" },
    customerNumber: "1000003",
  },
};
const POSTAL_CODES: Record<string, string> = {
  "1000001": "56070",
  "1000002": "10115",
  "1000003": "SW1A 1AA",
};

const people = Object.entries(CASES).map(([name, one]) => ({
  ...one,
  name,
  email: `${randomUUID()}@praxis.example`,
  userId: "",
  isReached: false,
}));
type PersonAtStep = (typeof people)[number];
const inTheMiddleOfConfirming = `${randomUUID()}@praxis.example`;

beforeAll(async () => {
  database = await freshDatabase();
  await database.asSuperuser(CUSTOMERS);
  mailServer = await startMailServer();
  keycloak = await keycloakBetween();
  admin = await keycloakAdmin();
  jobs = await startJobs({ connectionString: database.appUrl, log: createLog("silent") });
});
afterAll(async () => {
  await service.kill();
  await jobs.stop();
  for (const { email } of [...people, { email: inTheMiddleOfConfirming }]) {
    for (const user of await admin.users.find({ email, exact: true }))
      await admin.users.del({ id: user.id ?? "" });
  }
  keycloak.stop();
  mailServer.stop();
  await database.drop();
});

function start(): Promise<ServiceProcess> {
  return startServiceProcess(database, {
    environment: {
      KEYCLOAK_URL: keycloak.url,
      KEYCLOAK_CLIENT_SECRET: "approval-service-demo-secret",
      PORTAL_URL: process.env["TEST_PORTAL_URL"] ?? "",
      SMTP_URL: mailServer.url,
      // What was found out at the start is enough.
      RECONCILE_SCHEDULE: "0 0 1 1 *",
    },
  });
}

async function register(email: string): Promise<void> {
  const customerNumber = people.find((one) => one.email === email)?.customerNumber ?? "1000001";
  const typed = anApplication({ email, customerNumber, postalCode: POSTAL_CODES[customerNumber] });
  expect((await postWithProof(`${service.url}/api/registrations`, typed)).status).toBe(202);
}

function confirm(email: string): Promise<Response> {
  const token = /confirm\?token=([\w-]{43})/.exec(mailServer.to(email).at(-1)?.text ?? "")?.[1] ?? "";
  return fetch(`${service.url}/confirm`, { method: "POST", body: new URLSearchParams({ token }) });
}

async function decision(email: string): Promise<DecisionRequest> {
  const caller: Caller = {
    userId: "chefin",
    name: "Dr. Sabine Huber",
    email: "chefin@praxis.example",
    role: "operator",
    customerNumber: null,
    checked: true,
  };
  return { registrationId: await idOf(email), caller, requestId: "test" };
}

async function approveIt(email: string): Promise<void> {
  await approve({ database: database.app, jobs, undoWindow: 0 }, await decision(email));
}

async function rejectIt(email: string): Promise<void> {
  await reject({ database: database.app, jobs, undoWindow: 0 }, await decision(email), "Kennen wir nicht.");
}

async function expireIt(email: string): Promise<void> {
  await database.owner.query(
    "update registration set confirmed_at = confirmed_at - interval '31 days' where email = $1",
    [email],
  );
  await expire({ database: database.app, jobs, lifetimes: { confirmation: 86_400, pending: 30 * 86_400 } });
}

async function idOf(email: string): Promise<string> {
  const { rows } = await database.owner.query<{ id: string }>(
    "select id from registration where email = $1",
    [email],
  );
  return rows[0]?.id ?? "";
}

/** Brings everybody to where their step begins, undisturbed. */
async function arrange(): Promise<void> {
  const registered = people.filter(({ from }) => from !== "nowhere");
  await Promise.all([...registered.map(({ email }) => register(email)), register(inTheMiddleOfConfirming)]);
  await eventually(() => {
    for (const { email } of [...registered, { email: inTheMiddleOfConfirming }])
      expect(mailServer.to(email)).toHaveLength(1);
  });
  const pending = people.filter(({ from }) => from === "pending");
  await Promise.all(pending.map(({ email }) => confirm(email)));
  for (const person of pending) {
    person.userId = await eventually(async () => {
      const found = await findRegistration(database.app, await idOf(person.email));
      if (!found?.keycloakUserId) throw new Error("no user yet");
      return found.keycloakUserId;
    });
  }
  // Also the super admins and operators of Keycloak are known by now, and nothing is under way.
  await eventually(async () => {
    expect(await openJobs()).toEqual([]);
  });
}

/** From now on each person's step is interrupted, once. */
function cutEverywhere(): void {
  const isAbout = ({ path, body }: PassingRequest, { email, userId, cut }: PersonAtStep) =>
    body.includes(email) ||
    (userId !== "" && path.includes(userId)) ||
    ("path" in cut && cut.path.test("/members"));
  keycloak.fateOf = (request) => {
    const hit = people.find(
      (person) =>
        !person.isReached &&
        "path" in person.cut &&
        person.cut.method === request.method &&
        person.cut.path.test(request.path.split("?")[0] ?? "") &&
        isAbout(request, person),
    );
    if (!hit || !("path" in hit.cut)) return "passes";
    hit.isReached = true;
    return hit.cut.fate;
  };
  mailServer.isSilentAfter = (mail) => {
    const hit = people.find(
      (person) => !person.isReached && "mail" in person.cut && person.cut.mail(mail, person.email),
    );
    if (hit) hit.isReached = true;
    return hit !== undefined;
  };
}

function healEverywhere(): void {
  keycloak.fateOf = () => "passes";
  mailServer.isSilentAfter = () => false;
}

/** Jobs that still have something to do. Looking whether somebody has completed is no such thing. */
async function openJobs(): Promise<string[]> {
  const { rows } = await database.owner.query<{ name: string }>(
    `select name from pgboss.job where state in ('created', 'retry', 'active', 'failed')
       and name not in ('notice-completion', 'seal-audit', 'register-newcomers')`,
  );
  return rows.map(({ name }) => name);
}

async function expectAllRight(): Promise<void> {
  const wrong: string[] = [];
  for (const { name, email, state, user } of people) {
    const registration = await findRegistration(database.app, await idOf(email));
    const users = await admin.users.find({ email, exact: true });
    const [found] = users;
    const is = users.length > 1 ? "several" : found ? (found.enabled ? "enabled" : "disabled") : "none";
    if (registration?.state !== state || is !== user)
      wrong.push(`${name}: ${registration?.state ?? "lost"}, user ${is}`);
  }
  expect([...wrong, ...(await openJobs())]).toEqual([]);
}

test(
  "killed at fourteen steps at once, within 30 seconds of the restart everything is as it should be",
  { timeout: 90_000 },
  async () => {
    service = await start();
    await arrange();
    cutEverywhere();
    const locked = Promise.withResolvers<undefined>();
    const lock = database.owner.transaction(async (transaction) => {
      await transaction.query("select from registration where email = $1 for update", [
        inTheMiddleOfConfirming,
      ]);
      await locked.promise;
    });
    const unanswered = confirm(inTheMiddleOfConfirming).then(
      () => "answered",
      () => "cut off",
    );
    for (const person of people) {
      await person.step(person.email);
      if (people.indexOf(person) >= people.length - 5) await reached(person);
    }
    for (const person of people) await reached(person);

    expect(service.output()).not.toMatch(NAMES_SOMEBODY);
    await service.kill();
    healEverywhere();
    locked.resolve(undefined);
    await lock;
    expect(await unanswered).toBe("cut off");

    service = await start();
    const begin = performance.now();
    await eventually(expectAllRight, 40_000);
    expect(performance.now() - begin).toBeLessThan(30_000);

    // Also of what goes wrong the log names nobody (GUARDS T5).
    expect(service.output()).not.toMatch(NAMES_SOMEBODY);

    // Nothing was done halfway: who was not answered presses once more.
    expect((await findRegistration(database.app, await idOf(inTheMiddleOfConfirming)))?.state).toBe(
      "unconfirmed",
    );
    await confirm(inTheMiddleOfConfirming);
    await eventually(async () => {
      expect(await admin.users.find({ email: inTheMiddleOfConfirming, exact: true })).toHaveLength(1);
    });

    // Each change once, and no mail more than once too often: the four that were sent and not acknowledged.
    const { rows: twice } = await database.owner.query(
      "select registration_id, action from audit where registration_id is not null group by 1, 2 having count(*) > 1",
    );
    expect(twice).toEqual([]);
    const sent = new Map<string, number>();
    for (const { text } of mailServer.received) {
      const id = /^Message-ID:\s*(\S+)/im.exec(text)?.[1] ?? "";
      sent.set(id, (sent.get(id) ?? 0) + 1);
    }
    expect([...sent.values()].filter((count) => count > 1)).toEqual([2, 2, 2, 2]);
    const completionMails = people.map(
      ({ userId }) =>
        keycloak.carriedOut.filter(({ path }) => MAIL.test(path) && path.includes(`/${userId}/`)).length,
    );
    expect(completionMails.toSorted()).toEqual([...Array<number>(9).fill(0), 1, 1, 1, 2]);
  },
);

async function reached(person: PersonAtStep): Promise<void> {
  await eventually(() => {
    expect(person.isReached, person.name).toBe(true);
  }, 10_000);
}
