import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eventually } from "../../test/eventually.ts";
import { confirmPage, register, tokenMailedTo } from "../../test/requests.ts";
import { startService, type TestService } from "../../test/service.ts";
import type { Registration } from "../registration/registration.ts";

let service: TestService;
beforeAll(async () => {
  service = await startService();
  await service.work();
});
afterAll(() => service.stop());

async function registered(email: string, typed: Record<string, unknown> = {}): Promise<string> {
  await register(service, { email, ...typed });
  return eventually(() => tokenMailedTo(service, email));
}

async function registrationOf(email: string): Promise<Registration> {
  const found = (await service.registrations()).filter((registration) => registration.email === email);
  const [registration] = found;
  if (!registration || found.length > 1) throw new Error(`${found.length} registrations of ${email}`);
  return registration;
}

/** How often a link that leads to no registration was pressed. */
async function refusalsOfNobody(): Promise<number> {
  const { rowCount } = await service.database.owner.query(
    "select from audit where action = 'confirmation-refused' and registration_id is null",
  );
  return rowCount;
}

describe("the confirmation link", () => {
  test("shows what is confirmed and changes nothing, however often a scanner opens it", async () => {
    const token = await registered("scan@praxis.example", { firstName: "D'Angelo" });
    await confirmPage(service, "HEAD", token);
    for (let time = 0; time < 5; time++) await confirmPage(service, "GET", token);
    const window = await confirmPage(service, "GET", token);
    expect(window.status).toBe(200);
    expect(window.title).toBe("Registrierung bestätigen");
    expect(window.html).toContain("scan@praxis.example");
    expect(window.html).toContain("D&#39;Angelo Mustermann");
    expect(window.html).toContain("1000001");
    expect(window.html).not.toContain("Praxis am Rhein");
    expect(window.html).not.toContain("<script");
    expect(window.headers.get("cache-control")).toBe("no-store");
    expect((await registrationOf("scan@praxis.example")).state).toBe("unconfirmed");
    expect(service.identity.requests).not.toContain("createDisabledUser");
  });

  test("confirms by its button, and says so the second time", async () => {
    const token = await registered("erika@praxis.example");
    expect((await confirmPage(service, "POST", token)).title).toBe("Ihre Registrierung ist bestätigt");
    const { id, state, confirmedAt } = await registrationOf("erika@praxis.example");
    expect(state).toBe("pending");
    expect(confirmedAt).not.toBeNull();

    for (const method of ["POST", "GET"] as const) {
      const page = await confirmPage(service, method, token);
      expect(page.status).toBe(200);
      expect(page.title).toBe("Ihre Registrierung wartet auf die Freigabe");
      expect(page.html).toContain("Ihre E-Mail-Adresse ist bereits bestätigt.");
    }
    expect((await service.history(id)).filter((line) => line.startsWith("confirmed"))).toHaveLength(1);
  });

  test("pressed ten times at once confirms once", async () => {
    const token = await registered("zehn@praxis.example");
    const titles = await Promise.all(
      Array.from({ length: 10 }, async () => (await confirmPage(service, "POST", token)).title),
    );
    expect(titles.filter((title) => title === "Ihre Registrierung ist bestätigt")).toHaveLength(1);
    await eventually(() => {
      const users = [...service.identity.users.values()].filter(
        ({ email }) => email === "zehn@praxis.example",
      );
      expect(users).toHaveLength(1);
    });
  });

  test("speaks the language of the registration", async () => {
    const token = await registered("english@praxis.example", { locale: "en" });
    expect((await confirmPage(service, "GET", token)).title).toBe("Confirm your registration");
    expect((await confirmPage(service, "POST", token)).title).toBe("Your registration is confirmed");
  });

  test.each([
    ["tampered with", (token: string) => (token.startsWith("A") ? "B" : "A") + token.slice(1)],
    ["cut off", (token: string) => token.slice(0, 30)],
    ["somebody's invention", () => "A".repeat(43)],
    ["much too long", () => "A".repeat(3_000)],
    ["empty", () => ""],
  ])("%s is refused and noted, and says what to do next", async (how, change) => {
    const email = `kaputt-${how.length}@praxis.example`;
    const token = change(await registered(email));
    const notedBefore = await refusalsOfNobody();
    for (const method of ["GET", "POST"] as const) {
      const page = await confirmPage(service, method, token);
      expect(page.status).toBe(404);
      expect(page.title).toBe("Dieser Link ist ungültig");
      expect(page.html).toContain("protocol/openid-connect/registrations");
    }
    expect((await registrationOf(email)).state).toBe("unconfirmed");
    // The button was pressed once; looking is nothing to note.
    expect(await refusalsOfNobody()).toBe(notedBefore + 1);
  });

  test("that has expired is refused, noted, and leads to the register page", async () => {
    const token = await registered("alt@praxis.example");
    const { id } = await registrationOf("alt@praxis.example");
    await service.database.owner.query(
      "update confirmation set expires_at = now() - interval '1 second' where registration_id = $1",
      [id],
    );
    for (const method of ["GET", "POST"] as const) {
      const page = await confirmPage(service, method, token);
      expect(page.status).toBe(410);
      expect(page.title).toBe("Dieser Link ist abgelaufen");
      expect(page.html).toContain("Zur Registrierung");
    }
    expect((await registrationOf("alt@praxis.example")).state).toBe("unconfirmed");
    expect(await service.history(id)).toContain("confirmation-refused");
  });

  test("from an earlier mail points to the newest one, which works", async () => {
    const first = await registered("zweimal@praxis.example");
    await service.database.owner.query(
      "update registrant_mail set claimed_at = claimed_at - interval '2 minutes' where email_key = 'zweimal@praxis.example'",
    );
    await register(service, { email: "zweimal@praxis.example" });
    await eventually(() => {
      expect(service.mailbox.to("zweimal@praxis.example")).toHaveLength(2);
    });
    const second = tokenMailedTo(service, "zweimal@praxis.example");
    const page = await confirmPage(service, "POST", first);
    expect(page.status).toBe(410);
    expect(page.title).toBe("Dieser Link ist nicht mehr gültig");
    const { id } = await registrationOf("zweimal@praxis.example");
    expect(await service.history(id)).toContain("confirmation-refused");
    expect((await confirmPage(service, "POST", second)).title).toBe("Ihre Registrierung ist bestätigt");
    expect((await confirmPage(service, "GET", first)).title).toBe("Dieser Link ist nicht mehr gültig");
  });

  test("is nowhere in the database", async () => {
    const token = await registered("geheim@praxis.example");
    const { rows } = await service.database.owner.query<{ dump: string }>(
      `select string_agg(query_to_xml('select * from ' || table_schema || '.' || table_name, true, false, '')::text, '') as dump
       from information_schema.tables where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'`,
    );
    expect(rows[0]?.dump).toContain("geheim@praxis.example");
    expect(rows[0]?.dump).not.toContain(token);
  });
});

describe("the button", () => {
  test.each([
    ["another site", { "sec-fetch-site": "cross-site" }],
    ["a sister site", { "sec-fetch-site": "same-site" }],
    ["another origin, in a browser without Sec-Fetch-Site", { origin: "https://evil.example" }],
  ])("cannot be pressed from %s", async (_where, headers) => {
    const email = `fremd-${Object.values(headers).join().length}@praxis.example`;
    const token = await registered(email);
    expect((await confirmPage(service, "POST", token, headers)).status).toBe(403);
    expect((await registrationOf(email)).state).toBe("unconfirmed");
  });

  test("works on our own page, which sends no referrer and so the origin null", async () => {
    const token = await registered("eigen@praxis.example");
    const page = await confirmPage(service, "POST", token, {
      "sec-fetch-site": "same-origin",
      origin: "null",
    });
    expect(page.title).toBe("Ihre Registrierung ist bestätigt");
  });

  test("takes a form and nothing else", async () => {
    const response = await fetch(`${service.url}/confirm`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ token: await registered("json@praxis.example") }),
    });
    expect(response.status).toBe(404);
    expect((await registrationOf("json@praxis.example")).state).toBe("unconfirmed");
  });
});
