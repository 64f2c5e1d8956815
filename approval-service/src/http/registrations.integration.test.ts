import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { anApplication, aProof, post, postWithProof, register } from "../../test/requests.ts";
import { startService, type TestService } from "../../test/service.ts";

const KEYCLOAK = "https://login.example";
let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterEach(() => service.database.owner.query("delete from attempt"));
afterAll(() => service.stop());

function check(typed: Record<string, unknown> = {}) {
  return postWithProof(`${service.url}/api/registrations/check`, anApplication(typed));
}

describe("the check of the first step", () => {
  test.each([
    ["as in the CRM", {}],
    ["with spaces around and inside", { customerNumber: " 100 0001 ", postalCode: " 56 070" }],
    ["of a number that the CRM keeps with spaces", { customerNumber: "1000002", postalCode: "10115" }],
    ["of another country, in small letters", { customerNumber: "1000003", postalCode: "sw1a1aa" }],
  ])("takes number and postal code %s", async (_how, typed) => {
    expect((await check(typed)).status).toBe(204);
  });

  test("an unknown number, a wrong postal code and a closed customer get one and the same answer", async () => {
    const answers = await Promise.all([
      check({ customerNumber: "7654321" }),
      check({ postalCode: "99999" }),
      check({ customerNumber: "1000004", postalCode: "20095" }),
    ]);
    for (const { status, body } of answers) {
      expect(status).toBe(422);
      expect(body).toEqual(answers[0].body);
    }
    expect(answers[0].body).toMatchObject({
      type: "urn:cgm-portal:problem:customer-mismatch",
      code: "customer-mismatch",
      title: "Kundennummer und Postleitzahl passen nicht zusammen",
    });
  });

  test("a problem speaks the language that was asked for", async () => {
    const answer = await postWithProof(
      `${service.url}/api/registrations/check`,
      anApplication({ postalCode: "1" }),
      {
        "accept-language": "en-GB,en;q=0.9,de;q=0.5",
      },
    );
    expect(answer.body["title"]).toBe("Customer number and postal code do not match");
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
  });
});

describe("a registration", () => {
  test("is kept, written into the history and answered with 202", async () => {
    const answer = await register(service, { email: "neu@praxis.example", customerNumber: "100 0001" });
    expect(answer.status).toBe(202);
    expect(answer.body).toEqual({ status: "accepted" });
    const [registration] = (await service.registrations()).filter(
      ({ email }) => email === "neu@praxis.example",
    );
    expect(registration).toMatchObject({
      state: "unconfirmed",
      customerNumber: "1000001",
      customerName: "Praxis am Rhein",
      privacyVersion: "2026-11",
      marketingConsent: true,
    });
    expect(await service.history(registration?.id ?? "")).toEqual(["registered:  → unconfirmed"]);
  });

  test("asks nothing of Keycloak", async () => {
    service.identity.requests.length = 0;
    await register(service, { email: "still@praxis.example" });
    expect(service.identity.requests).toEqual([]);
  });

  test.each([
    ["a malformed e-mail address", { email: "erika.at.praxis" }, [["email", "invalid"]]],
    ["an overlong e-mail address", { email: `${"a".repeat(250)}@b.example` }, [["email", "too-long"]]],
    [
      "a list instead of an e-mail address",
      { email: ["a@b.example", "c@d.example"] },
      [["email", "invalid"]],
    ],
    ["an object instead of a name", { firstName: { $ne: 1 } }, [["firstName", "invalid"]]],
    [
      "no names",
      { firstName: undefined, lastName: null },
      [
        ["firstName", "required"],
        ["lastName", "required"],
      ],
    ],
    [
      "empty names",
      { firstName: "  ", lastName: "" },
      [
        ["firstName", "required"],
        ["lastName", "required"],
      ],
    ],
    ["an overlong name", { lastName: "x".repeat(101) }, [["lastName", "too-long"]]],
    ["markup in a name", { firstName: "<b>Erika</b>" }, [["firstName", "invalid"]]],
    ["a NUL in a name", { firstName: "Eri\u0000ka" }, [["firstName", "invalid"]]],
    ["a direction override in a name", { firstName: "Eri\u202Eka" }, [["firstName", "invalid"]]],
    ["privacy not ticked", { privacyVersion: "" }, [["privacyVersion", "required"]]],
    ["privacy missing", { privacyVersion: undefined }, [["privacyVersion", "required"]]],
    [
      "a marketing consent that is neither yes nor no",
      { marketingConsent: "yes" },
      [["marketingConsent", "invalid"]],
    ],
    ["a language we do not speak", { locale: "fr" }, [["locale", "invalid"]]],
    ["no customer number", { customerNumber: " " }, [["customerNumber", "required"]]],
    ["a line break in a customer number", { customerNumber: "1\n2" }, [["customerNumber", "invalid"]]],
    ["an overlong postal code", { postalCode: "1".repeat(17) }, [["postalCode", "too-long"]]],
  ])("with %s is refused at the field", async (_what, typed, errors) => {
    const answer = await register(service, typed);
    expect(answer.status).toBe(400);
    expect(answer.body["code"]).toBe("invalid-input");
    const told = answer.body["errors"] as { field: string; code: string; detail: string }[];
    expect(told.map(({ field, code }) => [field, code])).toEqual(errors);
    expect(told.every(({ detail }) => detail.length > 10)).toBe(true);
  });

  test("takes names and addresses at their longest", async () => {
    const answer = await register(service, {
      firstName: "E".repeat(100),
      lastName: "M".repeat(100),
      email: `${"a".repeat(64)}@${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(59)}.example`,
    });
    expect(answer.status).toBe(202);
  });

  test("drops fields that it does not know", async () => {
    const body = '{"__proto__":{"admin":true},"constructor":1,"state":"approved",';
    const answer = await post(
      `${service.url}/api/registrations`,
      body +
        JSON.stringify(
          anApplication({ email: "mehr@praxis.example", proof: await aProof(service.url) }),
        ).slice(1),
    );
    expect(answer.status).toBe(202);
    const kept = (await service.registrations()).find(({ email }) => email === "mehr@praxis.example");
    expect(kept?.state).toBe("unconfirmed");
  });

  test("typed again while it is unconfirmed keeps what was typed last", async () => {
    await register(service, { email: "Tipp@Praxis.example", firstName: "Erna" });
    await register(service, {
      email: "tipp@praxis.example.",
      firstName: "Erika",
      customerNumber: "1000002",
      postalCode: "10115",
    });
    const kept = (await service.registrations()).filter(
      ({ email }) => email.toLowerCase() === "tipp@praxis.example",
    );
    expect(kept).toHaveLength(1);
    expect(kept[0]).toMatchObject({
      firstName: "Erika",
      customerNumber: "1000002",
      customerName: "MVZ Spree",
    });
    expect(await service.history(kept[0]?.id ?? "")).toEqual([
      "registered:  → unconfirmed",
      "registered-again: unconfirmed → unconfirmed",
    ]);
  });

  test("typed again while it waits for the decision changes nothing and is answered the same", async () => {
    await register(service, { email: "wartet@praxis.example", firstName: "Erika" });
    await service.database.owner.query(
      "update registration set state = 'pending', confirmed_at = now() where email_key = 'wartet@praxis.example'",
    );
    const again = await register(service, { email: "wartet@praxis.example", firstName: "Mallory" });
    const fresh = await register(service, { email: "unbekannt@praxis.example" });
    expect(again.body).toEqual(fresh.body);
    expect([...again.headers.keys()]).toEqual([...fresh.headers.keys()]);
    const kept = (await service.registrations()).filter(({ email }) => email === "wartet@praxis.example");
    expect(kept).toHaveLength(1);
    expect(kept[0]?.firstName).toBe("Erika");
  });
});

describe("what may be sent", () => {
  test.each([
    ["text/plain", 415],
    ["application/x-www-form-urlencoded", 415],
    ["multipart/form-data; boundary=x", 415],
  ])("a body of type %s is refused", async (type, status) => {
    const answer = await post(`${service.url}/api/registrations`, anApplication(), { "content-type": type });
    expect(answer.status).toBe(status);
    expect(answer.body["code"]).toBe("unsupported-media-type");
  });

  test("a compressed body is refused", async () => {
    const answer = await post(`${service.url}/api/registrations`, "x", { "content-encoding": "gzip" });
    expect(answer.status).toBe(415);
  });

  test("1 MB is refused at once", async () => {
    const begin = performance.now();
    const answer = await post(
      `${service.url}/api/registrations`,
      anApplication({ firstName: "x".repeat(1_000_000) }),
    );
    expect(answer.status).toBe(413);
    expect(performance.now() - begin).toBeLessThan(500);
  });

  test.each([
    "{",
    "null",
    "[]",
    '"x"',
    "[".repeat(8_000),
    `{"a":${'{"a":'.repeat(2_000)}1${"}".repeat(2_001)}`,
  ])("%.20s… is refused", async (body) => {
    expect((await post(`${service.url}/api/registrations`, body)).status).toBe(400);
  });

  test("only Keycloak's pages may call from elsewhere", async () => {
    const allowed = await postWithProof(`${service.url}/api/registrations/check`, anApplication(), {
      origin: KEYCLOAK,
    });
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get("access-control-allow-origin")).toBe(KEYCLOAK);
    expect(allowed.headers.get("access-control-allow-credentials")).toBeNull();

    const foreign = await post(`${service.url}/api/registrations/check`, anApplication(), {
      origin: "https://evil.example",
    });
    expect(foreign.status).toBe(403);
    expect(foreign.headers.get("access-control-allow-origin")).toBeNull();
  });

  test("a preflight is answered for Keycloak alone", async () => {
    const preflight = (origin: string) =>
      fetch(`${service.url}/api/registrations`, { method: "OPTIONS", headers: { origin } });
    const allowed = await preflight(KEYCLOAK);
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get("access-control-allow-headers")).toContain("Content-Type");
    expect((await preflight("https://evil.example")).status).toBe(403);
  });

  test("every answer carries the security headers, an error too", async () => {
    for (const path of ["/healthz", "/api/nothing", "/confirm?token=x"]) {
      const { headers } = await fetch(service.url + path);
      expect(headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(headers.get("content-security-policy")).not.toContain("unsafe");
      expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
      expect(headers.get("strict-transport-security")).toContain("max-age=31536000");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("cache-control")).toBe("no-store");
      expect(headers.get("x-powered-by")).toBeNull();
    }
  });
});
