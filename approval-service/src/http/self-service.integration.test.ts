import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eventually } from "../../test/eventually.ts";
import { aPendingRegistration } from "../../test/pending-registration.ts";
import {
  type Answer,
  confirmationMailedTo,
  confirmPage,
  post,
  register,
  tokenMailedTo,
} from "../../test/requests.ts";
import { startService, type TestService } from "../../test/service.ts";
import { createUser } from "../jobs/create-user.ts";
import { approve } from "../registration/approve.ts";
import { expire } from "../registration/expire.ts";
import { forget } from "../registration/forget.ts";
import {
  type ConfirmationToken,
  createConfirmationToken,
  hashOf,
} from "../registration/confirmation-token.ts";
import { reject } from "../registration/reject.ts";
import type { Caller } from "../registration/rights.ts";
import { withdraw } from "../registration/withdraw.ts";

/** What an employee without an account can do for themselves: the mail again, the status, taking it back. */
let service: TestService;
let caller: Caller;
beforeAll(async () => {
  service = await startService();
  await service.work();
  const { id, email } = service.identity.add({
    email: "chefin@praxis.example",
    groups: ["portal-users", "super-admins"],
    customerNumbers: ["1000001"],
  });
  caller = {
    userId: id,
    name: "Dr. Sabine Huber",
    email,
    role: "super-admin",
    customerNumber: "1000001",
    checked: true,
  };
});
afterAll(() => service.stop());
beforeEach(() => service.database.owner.query("delete from attempt"));

let people = 0;
const anAddress = () => `selbst-${++people}@praxis.example`;

function askAgain(email: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  return post(`${service.url}/api/registrations/resend`, { email, locale: "de" }, headers);
}

/** As if the last mail to this address had been sent that long ago. */
async function lastMailWas(email: string, interval: string): Promise<void> {
  await service.database.owner.query(
    "update registrant_mail set claimed_at = claimed_at - $2::interval where email_key = $1",
    [email, interval],
  );
}

/** When every mail that was asked for has been sent or refused. */
async function mailsSettled(): Promise<void> {
  await eventually(async () => {
    const { rowCount } = await service.database.owner.query(
      "select from pgboss.job where name = 'mail-registrant' and state < 'completed'",
    );
    expect(rowCount).toBe(0);
  });
}

async function unconfirmed(email = anAddress()): Promise<{ email: string; token: string; id: string }> {
  await register(service, { email });
  const token = await eventually(() => tokenMailedTo(service, email));
  return { email, token, id: await idOf(email) };
}

async function pending(email = anAddress()): Promise<{ email: string; token: string; id: string }> {
  const id = await aPendingRegistration(service, { email });
  return { email, id, token: tokenMailedTo(service, email) };
}

async function idOf(email: string): Promise<string> {
  return (await service.registrations()).findLast((one) => one.email === email)?.id ?? "";
}

async function stateOf(id: string): Promise<string | undefined> {
  return (await service.registrations()).find((registration) => registration.id === id)?.state;
}

/** What is answered once a decision has been carried out. */
async function whenInEffect<T>(id: string, ask: () => Promise<T>): Promise<T> {
  await eventually(async () => {
    expect(await service.history(id)).toContain("decision-effective");
  });
  return ask();
}

const usersOf = (email: string) =>
  [...service.identity.users.values()].filter((user) => user.email === email);

async function withdrawPage(
  method: "GET" | "POST",
  token: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; title: string; html: string; cache: string | null }> {
  const response =
    method === "POST"
      ? await fetch(`${service.url}/withdraw`, { method, headers, body: new URLSearchParams({ token }) })
      : await fetch(`${service.url}/withdraw?${new URLSearchParams({ token }).toString()}`, { headers });
  const html = await response.text();
  return {
    status: response.status,
    title: /<h1>(.*?)<\/h1>/.exec(html)?.[1] ?? "",
    html,
    cache: response.headers.get("cache-control"),
  };
}

describe('„send again"', () => {
  test("answers alike for an address unknown, unconfirmed, waiting, approved, withdrawn or with an account", async () => {
    const waiting = await pending();
    const approved = await pending();
    await approve(service.jobParts, { registrationId: approved.id, caller, requestId: "test" });
    const taken = await pending();
    await withdrawPage("POST", taken.token);
    const open = await unconfirmed();
    const addresses = [anAddress(), open.email, waiting.email, approved.email, taken.email, caller.email];
    const answers = await Promise.all(addresses.map((email) => askAgain(email)));
    for (const { status, body, headers } of answers) {
      expect(status).toBe(202);
      expect(body).toEqual({ status: "accepted" });
      const [first] = answers;
      const names = (all: Headers) => [...all.keys()].sort();
      expect(names(headers)).toEqual(names(first?.headers ?? headers));
    }
  });

  test("sends the newest link, which confirms; the earlier one points to it", async () => {
    const { email, token } = await unconfirmed();
    await lastMailWas(email, "2 minutes");
    await askAgain(email.toUpperCase());
    await eventually(() => {
      expect(service.mailbox.to(email)).toHaveLength(2);
    });
    expect((await confirmPage(service, "GET", token)).title).toBe("Dieser Link ist nicht mehr gültig");
    const newest = tokenMailedTo(service, email);
    expect((await confirmPage(service, "POST", newest)).title).toBe("Ihre Registrierung ist bestätigt");
  });

  test("pressed 1,000 times is one mail a minute and three a day", { timeout: 60_000 }, async () => {
    const { email } = await unconfirmed();
    for (let minute = 0; minute < 5; minute++) {
      await lastMailWas(email, "61 seconds");
      for (let batch = 0; batch < 4; batch++) {
        await service.database.owner.query("delete from attempt");
        const answers = await Promise.all(Array.from({ length: 50 }, () => askAgain(email)));
        expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
      }
      await mailsSettled();
    }
    expect(service.mailbox.to(email)).toHaveLength(3);
    await lastMailWas(email, "1 day");
    await askAgain(email);
    await mailsSettled();
    expect(service.mailbox.to(email)).toHaveLength(4);
  });

  test("while the registration waits brings a link to its status, beside the first one", async () => {
    const { email, token } = await pending();
    await lastMailWas(email, "2 minutes");
    const before = service.mailbox.to(email).length;
    await askAgain(email);
    await eventually(() => {
      expect(service.mailbox.to(email)).toHaveLength(before + 1);
    });
    const mail = confirmationMailedTo(service, email);
    expect(mail.subject).toBe("Ihre Registrierung wartet auf die Freigabe");
    for (const link of [token, tokenMailedTo(service, email)])
      expect((await confirmPage(service, "GET", link)).title).toBe(
        "Ihre Registrierung wartet auf die Freigabe",
      );
  });

  test("to an address that we do not know sends nothing", async () => {
    const email = anAddress();
    await askAgain(email);
    await mailsSettled();
    expect(service.mailbox.to(email)).toEqual([]);
    expect(await service.jobsIn("failed")).toEqual([]);
  });

  test.each([
    ["no address", {}, 400],
    ["an address that is none", { email: "erika" }, 400],
    ["a list of addresses", { email: ["a@praxis.example", "b@praxis.example"] }, 400],
  ])("refuses %s", async (_what, body, status) => {
    expect((await post(`${service.url}/api/registrations/resend`, body)).status).toBe(status);
  });

  test("is called by the register page alone", async () => {
    const answer = await askAgain(anAddress(), { origin: "https://evil.example" });
    expect(answer.status).toBe(403);
    const own = await askAgain(anAddress(), { origin: "https://login.example" });
    expect(own.status).toBe(202);
    expect(own.headers.get("access-control-allow-origin")).toBe("https://login.example");
    const form = await post(`${service.url}/api/registrations/resend`, "email=a", {
      "content-type": "text/plain",
    });
    expect(form.status).toBe(415);
    const preflight = await fetch(`${service.url}/api/registrations/resend`, {
      method: "OPTIONS",
      headers: { origin: "https://login.example", "access-control-request-method": "POST" },
    });
    expect(preflight.status).toBe(204);
  });

  test("from one address ends at the limit for all requests", async () => {
    await service.database.owner.query(
      `insert into attempt (key, window_start, count)
       select 'request:127.0.0.1', date_bin(interval '600 seconds', now(), timestamptz '2000-01-01'), 300`,
    );
    expect((await askAgain(anAddress())).status).toBe(429);
  });
});

describe("the link in the mail shows where the registration stands:", () => {
  test("waiting, since when, and for whom in general", async () => {
    const { token, email } = await pending();
    const page = await confirmPage(service, "GET", token);
    expect(page.status).toBe(200);
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(page.html).toMatch(/wartet seit dem \d+\. \p{L}+ \d{4} auf die Freigabe durch Ihren Super Admin/u);
    expect(page.html).toContain("Registrierung zurückziehen");
    for (const secret of ["Praxis am Rhein", "Huber", email]) expect(page.html).not.toContain(secret);
  });

  test("approved, and completed with the way to log in", async () => {
    const { token, id } = await pending();
    await approve(service.jobParts, { registrationId: id, caller, requestId: "test" });
    const approved = await whenInEffect(id, () => confirmPage(service, "GET", token));
    expect(approved.title).toBe("Ihre Registrierung ist genehmigt");
    expect(approved.html).not.toContain("zurückziehen");
    expect(approved.html).not.toContain("Huber");
    await service.database.owner.query("update registration set state = 'completed' where id = $1", [id]);
    const completed = await confirmPage(service, "GET", token);
    expect(completed.title).toBe("Ihre Registrierung ist abgeschlossen");
    expect(completed.html).toContain(`href="${service.jobParts.links.logIn}"`);
  });

  test("rejected, with the reason as text", async () => {
    const { token, id } = await pending();
    const reason = "<b>Kennen wir nicht.</b>\nBitte melden.";
    await reject(service.jobParts, { registrationId: id, caller, requestId: "test" }, reason);
    const page = await whenInEffect(id, () => confirmPage(service, "GET", token));
    expect(page.title).toBe("Ihre Registrierung wurde abgelehnt");
    expect(page.html).toContain("&lt;b&gt;Kennen wir nicht.&lt;/b&gt;");
    expect(page.html).not.toContain("Huber");
  });

  test("being decided as long as the decision may be taken back or be void: nothing of it is told", async () => {
    const { token, id } = await pending();
    service.identity.isDown = true;
    try {
      await reject(service.jobParts, { registrationId: id, caller, requestId: "test" }, "Kennen wir nicht.");
      const page = await confirmPage(service, "GET", token);
      expect(page.title).toBe("Über Ihre Registrierung wird gerade entschieden");
      expect(page.html).not.toContain("Kennen wir nicht.");
      expect(page.html).not.toContain("zurückziehen");
    } finally {
      service.identity.isDown = false;
    }
  });

  test("expired, and withdrawn, with the way to register again", async () => {
    const expired = await pending();
    await service.database.owner.query(
      "update registration set confirmed_at = confirmed_at - interval '31 days' where id = $1",
      [expired.id],
    );
    await expire(service.jobParts);
    const taken = await pending();
    await withdrawPage("POST", taken.token);
    for (const [token, title] of [
      [expired.token, "Ihre Registrierung ist abgelaufen"],
      [taken.token, "Ihre Registrierung ist zurückgezogen"],
    ] as const) {
      const page = await confirmPage(service, "GET", token);
      expect(page.title).toBe(title);
      expect(page.html).toContain("protocol/openid-connect/registrations");
    }
  });

  test("in English to whom registered in English", async () => {
    const email = anAddress();
    await register(service, { email, locale: "en" });
    const token = await eventually(() => tokenMailedTo(service, email));
    const confirmed = await confirmPage(service, "POST", token);
    expect(confirmed.html).toContain(`href="/confirm?token=${token}"`);
    expect((await confirmPage(service, "GET", token)).title).toBe(
      "Your registration is waiting for approval",
    );
    expect((await withdrawPage("GET", token)).title).toBe("Withdraw the registration?");
    expect((await withdrawPage("POST", token)).title).toBe("Your registration is withdrawn");
  });
});

describe("a registration is withdrawn", () => {
  test("by the button of a page that asks once more; opening that page changes nothing", async () => {
    const { token, id, email } = await pending();
    await eventually(() => {
      expect(usersOf(email)).toHaveLength(1);
    });
    for (let time = 0; time < 5; time++) {
      const page = await withdrawPage("GET", token);
      expect(page.title).toBe("Registrierung zurückziehen?");
      expect(page.cache).toBe("no-store");
    }
    expect(await stateOf(id)).toBe("pending");
    expect((await withdrawPage("POST", token)).title).toBe("Ihre Registrierung ist zurückgezogen");
    expect(await stateOf(id)).toBe("withdrawn");
    expect(await service.history(id)).toContain("withdrawn: pending → withdrawn");
    await eventually(() => {
      expect(usersOf(email)).toEqual([]);
    });
  });

  test("once, also by ten clicks", async () => {
    const { token, id } = await pending();
    const titles = await Promise.all(
      Array.from({ length: 10 }, async () => (await withdrawPage("POST", token)).title),
    );
    expect(new Set(titles)).toEqual(new Set(["Ihre Registrierung ist zurückgezogen"]));
    expect((await service.history(id)).filter((line) => line.startsWith("withdrawn"))).toHaveLength(1);
  });

  test("before it is confirmed, and is forgotten at once", async () => {
    const { token, id, email } = await unconfirmed();
    expect((await withdrawPage("POST", token)).title).toBe("Ihre Registrierung ist zurückgezogen");
    expect(await service.history(id)).toContain("withdrawn: unconfirmed → withdrawn");
    expect((await confirmPage(service, "POST", token)).title).toBe("Ihre Registrierung ist zurückgezogen");
    expect(await stateOf(id)).toBe("withdrawn");
    await forget(service.jobParts);
    expect(await idOf(email)).toBe("");
  });

  test("and forgotten thirty days later", async () => {
    const { token, id, email } = await pending();
    await withdrawPage("POST", token);
    await forget(service.jobParts);
    expect(await idOf(email)).toBe(id);
    await service.database.owner.query(
      "update registration set closed_at = closed_at - interval '31 days' where id = $1",
      [id],
    );
    await forget(service.jobParts);
    expect(await idOf(email)).toBe("");
    expect((await confirmPage(service, "GET", token)).title).toBe("Ihre Registrierung ist zurückgezogen");
  });

  test("and the address can be registered again", async () => {
    const first = await pending();
    await withdrawPage("POST", first.token);
    await lastMailWas(first.email, "2 minutes");
    const second = await pending(first.email);
    expect(second.id).not.toBe(first.id);
    await eventually(() => {
      expect(usersOf(first.email).map(({ registrationId }) => registrationId)).toEqual([second.id]);
    });
    expect((await confirmPage(service, "GET", first.token)).title).toBe(
      "Ihre Registrierung ist zurückgezogen",
    );
    expect((await confirmPage(service, "GET", second.token)).title).toBe(
      "Ihre Registrierung wartet auf die Freigabe",
    );
  });

  test("while its user is being created: no user stays behind", async () => {
    const { token, id, email } = await unconfirmed();
    let isTaken = false;
    service.identity.before.createDisabledUser = () => {
      if (isTaken) return;
      isTaken = true;
      throw new Error("held");
    };
    await confirmPage(service, "POST", token);
    await eventually(() => {
      expect(isTaken).toBe(true);
    });
    // Between the look at the state and the answer of Keycloak, the person takes it back, and remove-user finds nobody.
    const create = createUser(
      {
        ...service.jobParts,
        identity: {
          ...service.identity,
          createDisabledUser: async (user) => {
            await withdrawPage("POST", token);
            await eventually(async () => {
              const { rowCount } = await service.database.owner.query(
                "select from pgboss.job where name = 'remove-user' and data ->> 'registrationId' = $1 and state = 'completed'",
                [id],
              );
              expect(rowCount).toBe(1);
            });
            return service.identity.createDisabledUser(user);
          },
        },
      },
      { registrationId: id },
    );
    await create;
    service.identity.before = {};
    await eventually(() => {
      expect(usersOf(email)).toEqual([]);
    });
    expect(await stateOf(id)).toBe("withdrawn");
  });
});

describe("withdrawing is refused", () => {
  test.each([
    ["tampered with", (token: string) => (token.startsWith("A") ? "B" : "A") + token.slice(1)],
    ["somebody's invention", () => "A".repeat(43)],
    ["much too long", () => "A".repeat(3_000)],
    ["missing", () => ""],
  ])("with a token %s", async (_how, change) => {
    const { token, id } = await pending();
    for (const method of ["GET", "POST"] as const) {
      const page = await withdrawPage(method, change(token));
      expect(page.status).toBe(404);
      expect(page.title).toBe("Dieser Link ist ungültig");
    }
    expect(await stateOf(id)).toBe("pending");
  });

  test("with an expired token of an unconfirmed registration, and noted", async () => {
    const { token, id } = await unconfirmed();
    await service.database.owner.query(
      "update confirmation set expires_at = now() - interval '1 second' where registration_id = $1",
      [id],
    );
    for (const method of ["GET", "POST"] as const) {
      const page = await withdrawPage(method, token);
      expect(page.status).toBe(410);
      expect(page.title).toBe("Dieser Link ist abgelaufen");
    }
    expect(await stateOf(id)).toBe("unconfirmed");
    expect(await service.history(id)).toContain("confirmation-refused");
  });

  test("with a superseded token, which shows nothing either: its mail may have gone astray", async () => {
    const { token, id, email } = await unconfirmed();
    await lastMailWas(email, "2 minutes");
    await askAgain(email);
    await eventually(() => {
      expect(service.mailbox.to(email)).toHaveLength(2);
    });
    await confirmPage(service, "POST", tokenMailedTo(service, email));
    for (const page of [await withdrawPage("GET", token), await withdrawPage("POST", token)]) {
      expect(page.status).toBe(410);
      expect(page.html).not.toContain(email);
    }
    expect(await stateOf(id)).toBe("pending");
  });

  test.each([
    ["another site", { "sec-fetch-site": "cross-site" }],
    ["another origin, in a browser without Sec-Fetch-Site", { origin: "https://evil.example" }],
  ])("from %s", async (_where, headers) => {
    const { token, id } = await pending();
    expect((await withdrawPage("POST", token, headers)).status).toBe(403);
    expect(await stateOf(id)).toBe("pending");
  });

  test("after the decision, and says how it stands", async () => {
    const { token, id } = await pending();
    await approve(service.jobParts, { registrationId: id, caller, requestId: "test" });
    const page = await whenInEffect(id, () => withdrawPage("POST", token));
    expect(page.status).toBe(409);
    expect(page.title).toBe("Ihre Registrierung ist genehmigt");
    expect(page.html).toContain("kann nicht mehr zurückgezogen werden");
    expect((await withdrawPage("GET", token)).title).toBe("Ihre Registrierung ist genehmigt");
    expect(await stateOf(id)).toBe("approved");
  });
});

test(
  "200 times at the same moment as an approval: exactly one wins, and the loser is told",
  { timeout: 120_000 },
  async () => {
    const wins = { approved: 0, withdrawn: 0 };
    for (let time = 0; time < 200; time++) {
      const registrationId = await insertPending();
      const token = await tokenOf(registrationId);
      const parts = service.jobParts;
      const attempts = [
        () => approve(parts, { registrationId, caller, requestId: "approve" }),
        () => withdraw(parts, token, "withdraw"),
      ];
      // Who is asked first changes, and by how much.
      if (time % 2) attempts.reverse();
      const outcomes = await Promise.all(
        attempts.map(async (attempt, index) => {
          for (let pause = 0; pause < index * (time % 7); pause++) await new Promise(setImmediate);
          return (await attempt()).outcome;
        }),
      );
      const state = await stateInDatabase(registrationId);
      const history = (await service.history(registrationId)).filter((line) =>
        /^(approved|withdrawn)/.test(line),
      );
      if (state === "approved") {
        wins.approved++;
        expect(outcomes.sort()).toEqual(["decided", "too-late"]);
        expect(history).toEqual(["approved: pending → approved"]);
      } else {
        wins.withdrawn++;
        expect(state).toBe("withdrawn");
        expect(outcomes.sort()).toEqual(["already-decided", "withdrawn"]);
        expect(history).toEqual(["withdrawn: pending → withdrawn"]);
      }
    }
    expect(wins.approved + wins.withdrawn).toBe(200);
    // Both orders came up, or this would show nothing.
    expect(Math.min(wins.approved, wins.withdrawn)).toBeGreaterThan(0);
  },
);

async function insertPending(): Promise<string> {
  const { rows } = await service.database.owner.query<{ id: string }>(
    `insert into registration (state, email, email_key, first_name, last_name, customer_number, locale, privacy_version,
                               marketing_consent, confirmed_at)
     values ('pending', $1, $1, 'Erika', 'Muster', '1000001', 'de', '2026-11', false, now()) returning id`,
    [anAddress()],
  );
  return rows[0]?.id ?? "";
}

/** A link of this registration, as its mail would carry. */
async function tokenOf(registrationId: string): Promise<ConfirmationToken> {
  const token = createConfirmationToken();
  await service.database.owner.query(
    `insert into confirmation (token_hash, registration_id, expires_at, used_at)
     values ($1, $2, now() + interval '7 days', now())`,
    [hashOf(token), registrationId],
  );
  return token;
}

async function stateInDatabase(id: string): Promise<string | undefined> {
  const { rows } = await service.database.owner.query<{ state: string }>(
    "select state from registration where id = $1",
    [id],
  );
  return rows[0]?.state;
}
