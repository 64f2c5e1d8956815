import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { freshDatabase, type FreshDatabase } from "../../test/fresh-database.ts";
import { findAuditHead } from "../database/statements/find-audit-head.ts";
import { createLog } from "../log.ts";
import { forget } from "../registration/forget.ts";
import { appendAudit } from "./append-audit.ts";
import { explainFinding } from "./finding.ts";
import { type Head, headText } from "./seal.ts";
import { sealAudit } from "./seal-audit.ts";
import { verifyAudit } from "./verify-audit.ts";

const ROWS = 9;
/** As rows are written, an hour ago: one a minute, of the kinds there are. */
const AN_HOUR_AGO = `
  insert into audit (registration_id, action, actor_type, actor_id, actor_name, before_state, after_state, request_id, user_id, at)
  select gen_random_uuid(), 'approved', 'super-admin', 'id-' || n, 'Sabine Chefin', 'pending', 'approved', 'request-' || n,
         'user-' || n, now() - interval '1 hour' + make_interval(mins => n)
  from generate_series(1, ${ROWS}) as n`;

let database: FreshDatabase;
let lines: Record<string, unknown>[] = [];
const log = {
  ...createLog("silent"),
  info: (fields: Record<string, unknown>) => {
    lines.push(fields);
  },
};

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.asSuperuser("truncate audit, audit_seal restart identity");
  lines = [];
});

async function seal(): Promise<Head> {
  await sealAudit({ database: database.app, log });
  return findAuditHead(database.app);
}

async function aSealedAudit(): Promise<Head> {
  await database.owner.query(AN_HOUR_AGO);
  return seal();
}

/** What `audit-verify` would say. */
async function findings(known?: Head): Promise<string[]> {
  const report = await verifyAudit(database.app, known);
  expect(report.findingCount).toBe(report.findings.length);
  return report.findings.map(explainFinding);
}

async function append(): Promise<void> {
  await database.app.transaction((transaction) =>
    appendAudit(transaction, { registrationId: null, action: "expired", actor: { type: "service" } }),
  );
}

describe("an audit that nobody touched verifies", () => {
  test("with its period and its head, which is in the log", async () => {
    const head = await aSealedAudit();
    const report = await verifyAudit(database.app, head);
    expect(report).toMatchObject({ sealed: ROWS, unsealed: 0, findingCount: 0, head });
    expect(Date.parse(report.to ?? "") - Date.parse(report.from ?? "")).toBe((ROWS - 1) * 60_000);
    expect(lines).toEqual([{ count: ROWS, head: headText(head) }]);
  });

  test("when rows are added and sealed, some not yet, and one was rolled back", async () => {
    const old = await aSealedAudit();
    await append();
    await expect(
      database.app.transaction(async (transaction) => {
        await appendAudit(transaction, {
          registrationId: null,
          action: "expired",
          actor: { type: "service" },
        });
        throw new Error("changed its mind");
      }),
    ).rejects.toThrow("changed its mind");
    await append();
    await seal();
    await append();
    expect(await verifyAudit(database.app, old)).toMatchObject({
      sealed: ROWS + 2,
      unsealed: 1,
      findingCount: 0,
    });
  });

  test("when nothing was ever written", async () => {
    await seal();
    expect(lines).toEqual([]);
    expect(await findings()).toEqual([]);
  });

  test("when rows were many more than one batch", async () => {
    await database.owner.query(
      "insert into audit (action, actor_type) select 'expired', 'service' from generate_series(1, 12345)",
    );
    await seal();
    expect(lines.map(({ count }) => count)).toEqual([5_000, 5_000, 2_345]);
    expect(await verifyAudit(database.app)).toMatchObject({ sealed: 12_345, unsealed: 0, findingCount: 0 });
  });

  test("when a transaction commits late, with a lower number", async () => {
    await aSealedAudit();
    let written = () => {};
    let finish = () => {};
    const isWritten = new Promise<void>((resolve) => (written = resolve));
    const mayFinish = new Promise<void>((resolve) => (finish = resolve));
    const late = database.app.transaction(async (transaction) => {
      await appendAudit(transaction, { registrationId: null, action: "expired", actor: { type: "service" } });
      written();
      await mayFinish;
    });
    await isWritten;
    await append();
    await seal();
    finish();
    await late;
    expect(await verifyAudit(database.app)).toMatchObject({
      sealed: ROWS + 1,
      unsealed: 1,
      findingCount: 0,
    });
    await seal();
    expect(await verifyAudit(database.app)).toMatchObject({
      sealed: ROWS + 2,
      unsealed: 0,
      findingCount: 0,
    });
    const { rows } = await database.app.query("select seq from audit_seal order by position desc limit 2");
    expect(rows).toEqual([{ seq: String(ROWS + 1) }, { seq: String(ROWS + 2) }]);
  });

  test("when two seal at once", async () => {
    await database.owner.query(
      "insert into audit (action, actor_type) select 'expired', 'service' from generate_series(1, 12345)",
    );
    await Promise.all([seal(), seal(), seal()]);
    await seal();
    expect(await verifyAudit(database.app)).toMatchObject({ sealed: 12_345, unsealed: 0, findingCount: 0 });
  });

  test("when the one who seals is killed in the middle", async () => {
    await database.owner.query(AN_HOUR_AGO);
    await database.asSuperuser(
      `create function kill() returns trigger language plpgsql as
         $$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$;
       create trigger kill after insert on audit_seal execute function kill()`,
    );
    await expect(seal()).rejects.toThrow();
    await database.asSuperuser("drop function kill cascade");
    expect(await verifyAudit(database.app)).toMatchObject({ sealed: 0, unsealed: ROWS });
    await seal();
    expect(await findings()).toEqual([]);
  });

  test("after personal data was forgotten, and holds none of it", async () => {
    const { rows } = await database.owner.query<{ id: string }>(
      `insert into registration (state, email, email_key, first_name, last_name, customer_number, locale, privacy_version,
         marketing_consent, registered_at, last_registered_at, confirmed_at, decided_at, decided_by_id, decided_by_name,
         rejection_reason)
       values ('rejected', 'erika@praxis.example', 'erika@praxis.example', 'Erika', 'Mustermann', '1000001', 'de', '2026-11',
         false, now() - interval '40 days', now() - interval '40 days', now() - interval '40 days', now() - interval '31 days',
         'sabine', 'Sabine Chefin', 'unknown here') returning id`,
    );
    const registrationId = rows[0]?.id ?? "";
    await database.app.transaction(async (transaction) => {
      await appendAudit(transaction, {
        registrationId,
        action: "rejected",
        actor: { type: "super-admin", id: "sabine", name: "Sabine Chefin" },
        before: "pending",
        after: "rejected",
      });
    });
    const head = await seal();
    expect(await forget({ database: database.app })).toBe(1);
    await seal();
    expect(await verifyAudit(database.app, head)).toMatchObject({ sealed: 2, unsealed: 0, findingCount: 0 });
    const { rows: audit } = await database.app.query("select to_jsonb(audit) from audit");
    expect(JSON.stringify(audit)).not.toMatch(/erika|mustermann/i);
  });
});

async function renumber(update: string): Promise<void> {
  await database.asSuperuser(
    `alter table audit alter seq set generated by default; ${update}; alter table audit alter seq set generated always`,
  );
}

describe("it is found that somebody", () => {
  test("changed a column, whichever", async () => {
    const { rows } = await database.owner.query<{ column: string; value: string }>(
      `select column_name as column,
              case data_type when 'uuid' then 'gen_random_uuid()' when 'timestamp with time zone' then 'at + interval ''1 us'''
                when 'text' then column_name || ' || ''x''' end as value
       from information_schema.columns where table_name = 'audit' and column_name <> 'seq'`,
    );
    expect(rows).toHaveLength(10);
    await database.asSuperuser("alter table audit drop constraint audit_actor_type_check");
    for (const { column, value } of rows) {
      for (const changed of column === "action" || column === "at" || column === "actor_type"
        ? [value]
        : [value, "null"]) {
        await database.asSuperuser("truncate audit, audit_seal restart identity");
        await aSealedAudit();
        await database.asSuperuser(`update audit set ${column} = ${changed} where seq = 5`);
        expect(await findings(), `${column} = ${changed}`).toEqual([
          "Row 5 was changed: it is not what was sealed at position 5.",
        ]);
      }
    }
  });

  test("changed the last row", async () => {
    await aSealedAudit();
    await database.asSuperuser(`update audit set action = 'rejected' where seq = ${ROWS}`);
    expect(await findings()).toEqual([`Row ${ROWS} was changed: it is not what was sealed at position 9.`]);
  });

  test("moved text from one column to the next", async () => {
    await aSealedAudit();
    await database.asSuperuser(
      "update audit set actor_id = actor_id || actor_name, actor_name = '' where seq = 5",
    );
    expect(await findings()).toHaveLength(1);
  });

  test("deleted a row", async () => {
    await aSealedAudit();
    await database.asSuperuser("delete from audit where seq = 5");
    expect(await findings()).toEqual(["Row 5, sealed at position 5, is missing."]);
  });

  test("deleted the last row", async () => {
    await aSealedAudit();
    await database.asSuperuser(`delete from audit where seq = ${ROWS}`);
    expect(await findings()).toEqual([`Row ${ROWS}, sealed at position 9, is missing.`]);
  });

  test("deleted every row", async () => {
    await aSealedAudit();
    await database.asSuperuser("truncate audit");
    expect(await findings()).toHaveLength(ROWS);
  });

  test("swapped two rows", async () => {
    await aSealedAudit();
    await renumber("update audit set seq = case seq when 3 then -7 when 7 then -3 end where seq in (3, 7)");
    await renumber("update audit set seq = -seq where seq < 0");
    expect(await findings()).toEqual([
      "Row 3, sealed at position 3, was moved: what it said now stands in row 7.",
      "Row 7, sealed at position 7, was moved: what it said now stands in row 3.",
    ]);
  });

  test("gave a row another number", async () => {
    await aSealedAudit();
    await renumber("update audit set seq = 100 where seq = 4");
    expect(await findings()).toEqual([
      "Row 4, sealed at position 4, was moved: what it said now stands in row 100.",
      expect.stringMatching(/^Row 100 \(.*\) is older than ten minutes and has no seal/),
    ]);
  });

  describe("inserted a row afterwards,", () => {
    const anAuditWithAGap = async () => {
      await database.owner.query(AN_HOUR_AGO);
      await database.asSuperuser("delete from audit where seq = 5");
      await seal();
    };

    test.each(["now() - interval '55 minutes'", "now()"])("under an old number, of %s", async (at) => {
      await anAuditWithAGap();
      await database.asSuperuser(
        `insert into audit (seq, action, actor_type, at) overriding system value values (5, 'approved', 'operator', ${at})`,
      );
      const found = [expect.stringMatching(/^Row 5 \(.*\) was inserted afterwards/)];
      expect(await findings()).toEqual(found);
      // The job leaves it for us to find.
      await seal();
      expect(await findings()).toEqual(found);
    });

    test("under an old time, and had it sealed", async () => {
      await anAuditWithAGap();
      await append();
      await seal();
      await database.asSuperuser(
        `insert into audit (action, actor_type, at) values ('approved', 'operator', now() - interval '55 minutes')`,
      );
      await seal();
      expect(await findings()).toEqual([expect.stringMatching(/^Row 11 \(.*\) was inserted afterwards/)]);
    });
  });

  test("changed the hash of a seal", async () => {
    await aSealedAudit();
    await database.asSuperuser("update audit_seal set hash = sha256('x') where position = 4");
    expect(await findings()).toEqual(["The seal at position 4 was changed."]);
  });

  test("changed which row a seal is about", async () => {
    await aSealedAudit();
    await database.asSuperuser("update audit_seal set seq = 100 where position = 4");
    expect(await findings()).toEqual([
      "Row 100, sealed at position 4, is missing.",
      expect.stringMatching(/^Row 4 \(.*\) was inserted afterwards/),
    ]);
  });

  test("changed the format of a seal", async () => {
    await aSealedAudit();
    await database.asSuperuser("update audit_seal set format = 2 where position = 4");
    expect(await findings()).toEqual([
      "The seal at position 4 has format 2, which this version does not know.",
    ]);
  });

  test("deleted seals", async () => {
    await aSealedAudit();
    await database.asSuperuser("delete from audit_seal where position in (4, 5)");
    expect(await findings()).toEqual([
      "The seals at positions 4 to 5 are missing.",
      expect.stringMatching(/^Row 4 \(.*\) was inserted afterwards/),
      expect.stringMatching(/^Row 5 \(.*\) was inserted afterwards/),
    ]);
  });

  test("deleted rows with their seals, and the next row", async () => {
    await aSealedAudit();
    await database.asSuperuser(
      "delete from audit where seq in (4, 5, 6); delete from audit_seal where position in (4, 5)",
    );
    expect(await findings()).toEqual([
      "The seals at positions 4 to 5 are missing.",
      "Row 6, sealed at position 6, is missing.",
    ]);
  });

  test("deleted all seals", async () => {
    await aSealedAudit();
    await database.asSuperuser("truncate audit_seal");
    const all = await findings();
    expect(all).toHaveLength(ROWS);
    expect(all[0]).toMatch(/is older than ten minutes and has no seal/);
  });

  test("cut off the end of both, by a head from the log", async () => {
    const head = await aSealedAudit();
    await database.asSuperuser("delete from audit where seq > 7; delete from audit_seal where position > 7");
    expect(await findings()).toEqual([]);
    expect(await findings(head)).toEqual([
      "The chain ends before position 9, which the given head names: it was cut or laid anew.",
    ]);
  });

  test("changed a row and laid the chain anew, by a head from the log", async () => {
    const head = await aSealedAudit();
    await database.asSuperuser("update audit set action = 'rejected' where seq = 5; truncate audit_seal");
    await seal();
    expect(await findings()).toEqual([]);
    expect(await findings(head)).toEqual([
      "The seal at position 9 is not the given head: the chain was laid anew.",
    ]);
  });
});

describe("the service's role", () => {
  test.each([
    "update audit_seal set hash = hash",
    "delete from audit_seal",
    "truncate audit_seal",
    "drop table audit_seal",
  ])("may not %s", async (statement) => {
    await aSealedAudit();
    await expect(database.app.query(statement)).rejects.toThrow(/permission denied|must be owner/);
  });
});
