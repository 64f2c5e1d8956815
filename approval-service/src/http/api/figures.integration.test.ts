import { afterAll, beforeAll, expect, test } from "vitest";
import { get } from "../../../test/requests.ts";
import { as, startService, type TestService } from "../../../test/service.ts";

let service: TestService;
let headers: Record<string, string>;

beforeAll(async () => {
  service = await startService();
  const { id, email } = service.identity.add({ email: "operator@cgm.example", groups: ["operators"] });
  headers = as({ userId: id, name: "Olivia", email });
});
afterAll(() => service.stop());

/** One registration; times in hours since the Monday of the present week, in Berlin. */
async function aRegistration(
  state: string,
  times: { registered: number; confirmed?: number; decided?: number; closed?: number },
  privacyVersion: string | null = "2026-11",
): Promise<void> {
  const at = (parameter: string) =>
    `date_trunc('week', now(), 'Europe/Berlin') + make_interval(mins => (60 * ${parameter}::float)::int)`;
  await service.database.owner.query(
    `insert into registration (state, email, email_key, first_name, last_name, customer_number, locale, privacy_version,
                               marketing_consent, registered_at, confirmed_at, decided_at, closed_at, decided_by_id,
                               rejection_reason)
     values ($1, gen_random_uuid(), gen_random_uuid(), 'Erika', 'Muster', '1000001', 'de', $6, false,
             ${at("$2")}, ${at("$3")}, ${at("$4")}, ${at("$5")}, 'x', 'x')`,
    [
      state,
      times.registered,
      times.confirmed ?? null,
      times.decided ?? null,
      times.closed ?? null,
      privacyVersion,
    ],
  );
}

test("counts each week by itself, in Berlin's weeks, and leaves no week out", async () => {
  const lastWeek = -7 * 24;
  await aRegistration("unconfirmed", { registered: 0 });
  await aRegistration("unconfirmed", { registered: -0.1 });
  for (const hours of [1, 2, 9])
    await aRegistration("rejected", { registered: lastWeek, confirmed: lastWeek, decided: lastWeek + hours });
  await aRegistration("completed", {
    registered: lastWeek,
    confirmed: lastWeek,
    decided: lastWeek + 4,
    closed: 0,
  });
  // Added by an admin: neither registered by themselves nor decided on.
  await aRegistration(
    "completed",
    { registered: lastWeek, confirmed: 1, decided: lastWeek, closed: 1 },
    null,
  );

  const { body } = await get(`${service.url}/api/figures?weeks=3`, headers);
  const nothing = { registered: 0, confirmed: 0, approved: 0, rejected: 0, completed: 0 };
  expect(body["weeks"]).toMatchObject([
    { ...nothing, decisionMedian: null, decisionP90: null },
    { registered: 5, confirmed: 4, approved: 1, rejected: 3, completed: 0, decisionMedian: 3 * 3_600 },
    { registered: 1, confirmed: 0, approved: 0, rejected: 0, completed: 1 },
  ]);
});

test("finds its week also on the other side of the change of the clocks", async () => {
  // Of any 52 weeks, half are in the other time.
  const registered = async () =>
    (
      (await get(`${service.url}/api/figures?weeks=53`, headers)).body["weeks"] as { registered: number }[]
    ).reduce((sum, { registered }) => sum + registered, 0);
  const former = await registered();
  for (let week = 4; week <= 50; week++) await aRegistration("unconfirmed", { registered: -week * 168 });
  expect(await registered()).toBe(former + 47);
});

test.each(["0", "54", "x"])("%s weeks are refused", async (weeks) => {
  expect((await get(`${service.url}/api/figures?weeks=${weeks}`, headers)).status).toBe(400);
});
