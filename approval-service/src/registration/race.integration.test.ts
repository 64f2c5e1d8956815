import { type ChildProcess, fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Act, Seen } from "../../test/contender.ts";
import { startService, type TestService } from "../../test/service.ts";
import { HANDLERS } from "../jobs/handlers.ts";

/**
 * Approve, reject, send again and expire meet at one registration, from two processes, a thousand times; then the
 * jobs that came out of it are done (GUARDS C7).
 */
const ROUNDS = 20;
const AT_ONCE = 50;
const OUTCOMES = ["activate-user", "carry-out-rejection", "remove-user"] as const;
type Outcome = (typeof OUTCOMES)[number];

let service: TestService;
let contenders: ChildProcess[];
beforeAll(async () => {
  service = await startService();
  contenders = await Promise.all(["Anna", "Berta"].map(startContender));
});
afterAll(async () => {
  for (const contender of contenders) {
    const exited = once(contender, "exit");
    contender.kill("SIGKILL");
    await exited;
  }
  await service.stop();
});

async function startContender(name: string): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL("../../test/contender.ts", import.meta.url)), {
    env: { DATABASE_URL: service.database.appUrl, CONTENDER: name },
  });
  await once(child, "message");
  return child;
}

async function tell(contender: ChildProcess | undefined, acts: Act[]): Promise<Seen[]> {
  if (!contender) return [];
  const answer = once(contender, "message");
  contender.send(acts);
  const [seen] = (await answer) as [Seen[]];
  return seen;
}

type Item = { registrationId: string; email: string };

/** Registrations that wait, are due to expire this moment, and have their disabled user. */
async function someItems(): Promise<Item[]> {
  const items = Array.from({ length: AT_ONCE }, () => {
    const [registrationId, email] = [randomUUID(), `${randomUUID()}@praxis.example`];
    const { id: userId } = service.identity.add({
      email,
      enabled: false,
      customerNumbers: ["1000001"],
      registrationId,
      groups: ["portal-users"],
      requiredActions: ["VERIFY_PROFILE", "UPDATE_PASSWORD"],
    });
    return { registrationId, email, userId };
  });
  await service.database.owner.query(
    `insert into registration (id, state, email, email_key, first_name, last_name, customer_number, locale,
       privacy_version, marketing_consent, confirmed_at, keycloak_user_id)
     select id::uuid, 'pending', email, email, 'Erika', 'Mustermann', '1000001', 'de', '2026-11', false,
            now() - interval '31 days', user_id
     from unnest($1::text[], $2::text[], $3::text[]) item (id, email, user_id)`,
    [
      items.map(({ registrationId }) => registrationId),
      items.map(({ email }) => email),
      items.map(({ userId }) => userId),
    ],
  );
  return items;
}

/** Who does what is dealt anew for every registration, within a few milliseconds. */
function deal(items: Item[]): [Act[], Act[]] {
  const hands: [Act[], Act[]] = [[], []];
  const between = (least: number, most: number) => least + Math.random() * (most - least);
  for (const item of items) {
    const [one, other] = Math.random() < 0.5 ? hands : hands.toReversed();
    one?.push({ ...item, act: "approve", afterMs: between(0, 15) });
    other?.push({ ...item, act: "reject", afterMs: between(0, 15) });
    one?.push({ ...item, act: "resend", afterMs: between(0, 15) });
  }
  // One sweep takes everything that is due.
  for (const hand of hands) {
    const [first] = items;
    if (first) hand.push({ ...first, act: "expire", afterMs: between(2, 15) });
  }
  return hands;
}

type Ending = { id: string; state: string; decided_by_name: string | null; endings: string[] };

async function endings(): Promise<Map<string, Ending>> {
  const { rows } = await service.database.owner.query<Ending>(
    `select id, state, decided_by_name,
            (select coalesce(array_agg(action), '{}') from audit
              where registration_id = registration.id and after_state is not null) as endings
     from registration`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Does the jobs that came out of it, many at a time. */
async function carryEverythingOut(): Promise<void> {
  const { rows } = await service.database.owner.query<{
    id: string;
    name: Outcome;
    data: { registrationId: string };
  }>("select id, name, data from pgboss.job where name = any($1)", [OUTCOMES]);
  const jobs = rows.values();
  const worker = async () => {
    for (const { id, name, data } of jobs) await HANDLERS[name](service.jobParts, data, { jobId: id });
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

test(
  "a thousand races have one winner each, the loser reads who it was, and Keycloak is as it was decided",
  { timeout: 90_000 },
  async () => {
    const seen: Seen[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const [first, second] = deal(await someItems());
      const both = await Promise.all([tell(contenders[0], first), tell(contenders[1], second)]);
      seen.push(...both.flat());
    }

    const ended = await endings();
    expect(ended.size).toBe(ROUNDS * AT_ONCE);
    for (const { state, endings } of ended.values()) expect(endings).toEqual([state]);
    const winners = Map.groupBy(ended.values(), ({ state }) => state);
    expect([...winners.keys()].toSorted()).toEqual(["approved", "expired", "rejected"]);

    for (const { registrationId, outcome, state, decidedBy } of seen) {
      const end = ended.get(registrationId);
      expect({ state, decidedBy }).toEqual({
        state: end?.state,
        decidedBy: end?.decided_by_name ?? undefined,
      });
      expect(outcome).toMatch(/decided$/);
    }
    expect(seen).toHaveLength(2 * ended.size);
    const won = seen.filter(({ outcome }) => outcome === "decided").length;
    expect(won + (winners.get("expired")?.length ?? 0)).toBe(ended.size);

    await carryEverythingOut();
    const users = Map.groupBy(service.identity.users.values(), (user) => user.registrationId);
    for (const { id, state } of ended.values()) {
      const enabled = users.get(id)?.map((user) => user.enabled) ?? [];
      expect(enabled, state).toEqual(state === "approved" ? [true] : []);
    }
    expect(new Set(service.identity.completionMails).size).toBe(winners.get("approved")?.length);
  },
);
