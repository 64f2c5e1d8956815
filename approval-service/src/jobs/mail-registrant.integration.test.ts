import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eventually } from "../../test/eventually.ts";
import { aPendingRegistration } from "../../test/pending-registration.ts";
import { register } from "../../test/requests.ts";
import { startService, type TestService } from "../../test/service.ts";

let service: TestService;
beforeAll(async () => {
  service = await startService({ environment: { REQUESTS_PER_ADDRESS: "100000" } });
  await service.work();
});
afterAll(() => service.stop());
beforeEach(() => {
  service.identity.isDown = false;
  service.mailbox.isDown = false;
});

const HOUR = "1 hour";

/** As if the mails to an address had been sent that much earlier. */
async function letTimePass(emailKey: string, interval: string): Promise<void> {
  await service.database.owner.query(
    "update registrant_mail set claimed_at = claimed_at - $2::interval where email_key = $1",
    [emailKey, interval],
  );
}

async function noJobWaits(): Promise<void> {
  await eventually(async () => {
    const { rows } = await service.database.owner.query<{ name: string }>(
      "select name from pgboss.job where state in ('created', 'active', 'retry') and name = 'mail-registrant'",
    );
    expect(rows).toEqual([]);
  });
}

async function statesOf(email: string): Promise<string[]> {
  return (await service.registrations()).filter((one) => one.email === email).map(({ state }) => state);
}

describe("the mail to a person who registers", () => {
  test("goes out once for 200 identical requests in parallel, for one registration", async () => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => register(service, { email: "viele@praxis.example" })),
    );
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(200);
    await noJobWaits();
    expect(await statesOf("viele@praxis.example")).toEqual(["unconfirmed"]);
    expect(service.mailbox.to("viele@praxis.example")).toHaveLength(1);
  });

  test("goes out at most once a minute and three times a day, however it is written", async () => {
    const spellings = [
      "Oft@praxis.example",
      "oft@PRAXIS.example",
      "oft@praxis.example.",
      "ｏｆｔ@praxis.example",
    ];
    const sent = () =>
      service.mailbox.sent.filter(({ to }) => to.toLowerCase() === "oft@praxis.example").length;
    const counts: number[] = [];
    for (let hour = 0; hour < 5; hour++) {
      await Promise.all(spellings.map((email) => register(service, { email })));
      await noJobWaits();
      counts.push(sent());
      await letTimePass("oft@praxis.example", HOUR);
    }
    expect(counts).toEqual([1, 2, 3, 3, 3]);
    await letTimePass("oft@praxis.example", "1 day");
    await register(service, { email: "oft@praxis.example" });
    await noJobWaits();
    expect(sent()).toBe(4);
  });

  test("is sent after a crash between claiming its place and sending", async () => {
    service.mailbox.isDown = true;
    await register(service, { email: "absturz@praxis.example" });
    await eventually(async () => {
      const { rows } = await service.database.owner.query<{ count: number }>(
        "select count(*)::int as count from registrant_mail where email_key = 'absturz@praxis.example'",
      );
      expect(rows[0]?.count).toBe(1);
    });
    service.mailbox.isDown = false;
    await eventually(() => {
      expect(service.mailbox.to("absturz@praxis.example")).toHaveLength(1);
    });
  });

  test("says that the registration waits, when it does", async () => {
    await aPendingRegistration(service, { email: "wartet@praxis.example" });
    await letTimePass("wartet@praxis.example", HOUR);
    await register(service, { email: "wartet@praxis.example" });
    await eventually(() => {
      expect(service.mailbox.to("wartet@praxis.example").at(-1)?.subject).toBe(
        "Ihre Registrierung wartet auf die Freigabe",
      );
    });
  });

  test("is the completion mail again, when the registration has been approved", async () => {
    const id = await aPendingRegistration(service, { email: "fertig@praxis.example" });
    const operator = service.identity.add({ email: "op@cgm.example", groups: ["operators"] });
    await service.database.owner.query(
      `update registration set state = 'approved', decided_at = now(), decided_by_id = $2, decided_by_name = 'Op',
              decision_rights_checked = true where id = $1`,
      [id, operator.id],
    );
    await service.database.app.transaction((transaction) =>
      service.jobs.enqueue(transaction, "activate-user", { registrationId: id }),
    );
    const mails = () =>
      service.identity.completionMails.filter((email) => email === "fertig@praxis.example").length;
    await eventually(() => {
      expect(mails()).toBe(1);
    });
    await eventually(async () => {
      expect(await service.history(id)).toContain("decision-effective");
    });
    await letTimePass("fertig@praxis.example", HOUR);
    await register(service, { email: "fertig@praxis.example" });
    await eventually(() => {
      expect(mails()).toBe(2);
    });
  });

  test('says „you already have an account" to a registered address, and the registration ends', async () => {
    service.identity.add({
      email: "konto@praxis.example",
      groups: ["portal-users"],
      customerNumbers: ["1000001"],
    });
    const answer = await register(service, { email: "konto@praxis.example" });
    expect(answer).toMatchObject({ status: 202, body: { status: "accepted" } });
    await eventually(() => {
      expect(service.mailbox.to("konto@praxis.example").map(({ subject }) => subject)).toEqual([
        "Sie haben bereits ein Benutzerkonto im CGM PORTAL",
      ]);
    });
    expect(service.mailbox.to("konto@praxis.example")[0]?.text).toContain("login-actions/reset-credentials");
    expect(await statesOf("konto@praxis.example")).toEqual(["already-registered"]);
  });

  test("does not wait for Keycloak", async () => {
    service.identity.isDown = true;
    await register(service, { email: "ohne-keycloak@praxis.example" });
    await eventually(() => {
      expect(service.mailbox.to("ohne-keycloak@praxis.example")).toHaveLength(1);
    });
  });

  test("waits for the mail server and goes out when it is back", async () => {
    service.mailbox.isDown = true;
    await register(service, { email: "ohne-smtp@praxis.example" });
    await eventually(async () => {
      expect((await service.jobsIn("retry")).map(({ name }) => name)).toContain("mail-registrant");
    });
    service.mailbox.isDown = false;
    await eventually(() => {
      expect(service.mailbox.to("ohne-smtp@praxis.example")).toHaveLength(1);
    });
  });

  test("that is refused for good fails visibly, is not tried again, and says nothing personal", async () => {
    service.mailbox.refused.add("niemand@praxis.example");
    await register(service, { email: "niemand@praxis.example" });
    await register(service, { email: "jemand@praxis.example" });
    await eventually(async () => {
      const failed = await service.jobsIn("failed");
      expect(failed).toContainEqual({
        name: "mail-registrant",
        output: expect.objectContaining({ type: "MailRefused" }) as unknown,
      });
      expect(JSON.stringify(failed)).not.toContain("niemand");
    });
    await eventually(() => {
      expect(service.mailbox.to("jemand@praxis.example")).toHaveLength(1);
    });
  });

  test("names nobody, because the address may be a stranger's", async () => {
    await register(service, {
      email: "fremd@praxis.example",
      firstName: "Gewinnspiel",
      lastName: "Hauptpreis",
    });
    const mail = await eventually(() => {
      const [first] = service.mailbox.to("fremd@praxis.example");
      if (!first) throw new Error("no mail yet");
      return first;
    });
    expect(mail.html + mail.text + mail.subject).not.toMatch(/Gewinnspiel|Hauptpreis|Praxis am Rhein/);
  });
});

test("EMAIL_IN_USE=reveal says it on the page instead", async () => {
  const revealing = await startService({ environment: { EMAIL_IN_USE: "reveal" } });
  await revealing.work();
  await aPendingRegistration(revealing, { email: "wartet@praxis.example" });
  const answer = await register(revealing, { email: "Wartet@praxis.example" });
  expect(answer.status).toBe(409);
  expect(answer.body["code"]).toBe("email-in-use");
  expect((await register(revealing, { email: "neu@praxis.example" })).status).toBe(202);
  await revealing.stop();
});
