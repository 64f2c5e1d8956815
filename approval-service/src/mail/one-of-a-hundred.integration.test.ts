import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "../../test/eventually.ts";
import { type MailServer, startMailServer } from "../../test/mail-server.ts";
import { get, post } from "../../test/requests.ts";
import { as, startService, type TestService } from "../../test/service.ts";
import { createSmtpMailer } from "./smtp.ts";
import type { Mailer } from "./mailer.ts";

/** Of a hundred addresses the mail server refuses one for good and is busy for another (GUARDS C4). */
const REFUSED = "person-41@praxis.example";
const BUSY = "person-42@praxis.example";

let service: TestService;
let mailServer: MailServer;
let mailer: Mailer;
beforeAll(async () => {
  service = await startService();
  mailServer = await startMailServer();
  mailer = createSmtpMailer({ url: mailServer.url, from: { name: "CGM PORTAL", address: "a@b.example" } });
});
afterAll(async () => {
  await service.stop();
  mailer.close();
  mailServer.stop();
});

async function registered(): Promise<void> {
  const { rows } = await service.database.owner.query<{ id: string }>(
    `insert into registration (state, email, email_key, first_name, last_name, customer_number, locale, privacy_version,
       marketing_consent)
     select 'unconfirmed', address, address, 'Erika', 'Mustermann', '1000001', 'de', '2026-11', false
     from (select 'person-' || n || '@praxis.example' as address from generate_series(1, 100) n) people
     returning id`,
  );
  await service.database.app.transaction(async (transaction) => {
    for (const { id } of rows)
      await service.jobs.enqueue(transaction, "mail-registrant", { registrationId: id }, { key: id });
  });
}

test("ninety-nine arrive, the refused one is shown, is not tried again by itself, and can be retried", async () => {
  const asked: string[] = [];
  mailServer.refusal = (recipient) => {
    asked.push(recipient);
    if (recipient === REFUSED) return "550 5.1.1 no such user";
    return recipient === BUSY && !asked.slice(0, -1).includes(BUSY) ? "450 4.2.0 busy" : undefined;
  };
  await registered();
  await service.jobs.work({ ...service.jobParts, mailer }, {});
  await eventually(() => {
    expect(new Set(mailServer.received.map(({ to }) => to)).size).toBe(99);
  });
  expect(mailServer.received).toHaveLength(99);
  expect(asked.filter((recipient) => recipient === REFUSED)).toHaveLength(1);
  expect(asked.filter((recipient) => recipient === BUSY)).toHaveLength(2);

  const { id, email } = service.identity.add({ email: "operator@cgm.example", groups: ["operators"] });
  const operator = { ...as({ userId: id, name: "Olivia", email }), "sec-fetch-site": "same-origin" };
  const faults = await eventually(async () => {
    const items = (await get(`${service.url}/api/faults`, operator)).body["items"] as { id: string }[];
    expect(items).toHaveLength(1);
    return items;
  });
  mailServer.refusal = () => undefined;
  expect((await post(`${service.url}/api/faults/${faults[0]?.id ?? ""}/retry`, {}, operator)).status).toBe(
    204,
  );
  await eventually(() => {
    expect(mailServer.to(REFUSED)).toHaveLength(1);
  });
});
