import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "../../test/eventually.ts";
import { aPendingRegistration } from "../../test/pending-registration.ts";
import { register, tokenMailedTo } from "../../test/requests.ts";
import { startService, type TestService } from "../../test/service.ts";
import { sealAudit } from "../audit/seal-audit.ts";
import { verifyAudit } from "../audit/verify-audit.ts";
import { forgetOldTraces } from "../database/statements/forget-old-traces.ts";
import { expire } from "./expire.ts";
import { forget } from "./forget.ts";
import { reject } from "./reject.ts";
import type { Caller } from "./rights.ts";

/** What came to nothing is nowhere any more: not in a table, not in a job, not in Keycloak (GUARDS E4). */
let service: TestService;
beforeAll(async () => {
  service = await startService();
  await service.work();
});
afterAll(() => service.stop());

const PERSON = { firstName: "Verena", lastName: "Vergessmich" };
const ADDRESSES = ["nie-bestaetigt@praxis.example", "abgelehnt@praxis.example"] as const;
const TRACES = /Verena|Vergessmich|nie-bestaetigt|abgelehnt@/i;

/** Every row of every table, pg-boss's too. */
async function dump(): Promise<string> {
  const { rows } = await service.database.owner.query<{ dump: string }>(
    `select string_agg(query_to_xml('select * from ' || table_schema || '.' || table_name, true, false, '')::text, '') as dump
     from information_schema.tables where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'`,
  );
  return rows[0]?.dump ?? "";
}

async function jobsAreDone(): Promise<void> {
  await eventually(async () => {
    const { rows } = await service.database.owner.query(
      "select from pgboss.job where state in ('created', 'active', 'retry')",
    );
    expect(rows).toEqual([]);
  });
}

test("an unconfirmed and a rejected person are gone from everywhere, and the audit still verifies", async () => {
  const [unconfirmed, rejected] = ADDRESSES;
  await register(service, { ...PERSON, email: unconfirmed });
  await eventually(() => tokenMailedTo(service, unconfirmed));
  const id = await aPendingRegistration(service, { email: rejected });
  await service.database.owner.query("update registration set first_name = $1, last_name = $2", [
    PERSON.firstName,
    PERSON.lastName,
  ]);
  await jobsAreDone();
  expect([...service.identity.users.values()].map(({ email }) => email)).toEqual([rejected]);
  const caller: Caller = {
    userId: "op",
    name: "Olivia Ostermann",
    email: "operator@cgm.example",
    role: "operator",
    customerNumber: null,
    checked: true,
  };
  await reject(
    service.jobParts,
    { registrationId: id, caller, requestId: "test" },
    "Wir kennen Verena nicht.",
  );
  await jobsAreDone();
  await sealAudit(service.jobParts);
  expect(await dump()).toMatch(TRACES);

  // A month later.
  await service.database.owner.query(
    `update registration set registered_at = registered_at - interval '31 days',
            last_registered_at = last_registered_at - interval '31 days', decided_at = decided_at - interval '31 days'`,
  );
  await service.database.owner.query(
    "update registrant_mail set claimed_at = claimed_at - interval '31 days'",
  );
  await expire(service.jobParts);
  await forget(service.jobParts);
  await forgetOldTraces(service.database.app);
  await jobsAreDone();

  expect(await dump()).not.toMatch(TRACES);
  expect(service.identity.users.size).toBe(0);
  await sealAudit(service.jobParts);
  expect(await verifyAudit(service.database.app)).toMatchObject({ findingCount: 0, unsealed: 0 });
});
