import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { type Configuration, ConfigurationError, readConfiguration, VARIABLES } from "./configuration.ts";

const NEEDED = {
  DATABASE_URL: "postgresql://approval_app:x@localhost/approval",
  CRM_DATABASE_URL: "postgresql://crm_reader:x@localhost/crm",
  KEYCLOAK_CLIENT_SECRET: "s1",
  OIDC_CLIENT_SECRET: "s2",
};
const folder = mkdtempSync(join(tmpdir(), "configuration-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function mistakesOf(environment: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfiguration(environment);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.mistakes;
    throw error;
  }
  return [];
}

describe("the configuration", () => {
  test("needs four variables and has a default for everything else", () => {
    const configuration: Configuration = readConfiguration(NEEDED);
    expect(configuration).toMatchObject({
      PORT: 3000,
      PUBLIC_URL: "http://localhost:3000",
      CONFIRMATION_LIFETIME: 604_800,
      PENDING_LIFETIME: 2_592_000,
      EMAIL_IN_USE: "hide",
      TRUSTED_PROXIES: [],
      MAIL_FROM: { name: "CGM PORTAL", address: "no-reply@cgm-portal.example" },
    });
  });

  test("names every mistake at once, one sentence each", () => {
    expect(
      mistakesOf({
        ...NEEDED,
        DATABASE_URL: "",
        PORT: "http",
        SMTP_URL: "mail.example",
        PENDING_LIFETIME: "soon",
      }),
    ).toEqual([
      "PORT must be a port number from 1 to 65535.",
      "DATABASE_URL is missing: set it in the environment.",
      "SMTP_URL must be a URL such as smtp://user:password@mail.example:587.",
      "PENDING_LIFETIME must be a number of days or an ISO 8601 duration such as P7D or PT12H.",
    ]);
  });

  test.each([
    [undefined, [259_200, 604_800]],
    ["PT12H, 3, P2W", [43_200, 259_200, 1_209_600]],
    ["none", []],
  ])("reads the reminders %s", (text, seconds) => {
    expect(readConfiguration({ ...NEEDED, REMINDERS: text }).REMINDERS).toEqual(seconds);
  });

  test.each(["P3D,soon", "P3D,", "never"])("refuses the reminders %s", (text) => {
    expect(mistakesOf({ ...NEEDED, REMINDERS: text })).toEqual([
      "REMINDERS must be none, or durations such as P3D,P7D, separated by commas.",
    ]);
  });

  test("never repeats a secret in a mistake", () => {
    const mistakes = mistakesOf({
      ...NEEDED,
      DATABASE_URL: "mysql://root:geheim@db",
      SMTP_URL: "http://u:geheim@x",
    });
    expect(mistakes).toHaveLength(2);
    expect(mistakes.join()).not.toContain("geheim");
  });

  test("takes a secret from a file, but not from two places", () => {
    const file = join(folder, "secret");
    writeFileSync(file, "from-a-file\n");
    const others = { ...NEEDED, KEYCLOAK_CLIENT_SECRET: undefined };
    const environment = { ...others, KEYCLOAK_CLIENT_SECRET_FILE: file };
    expect(readConfiguration(environment).KEYCLOAK_CLIENT_SECRET).toBe("from-a-file");
    expect(mistakesOf({ ...NEEDED, KEYCLOAK_CLIENT_SECRET_FILE: file })).toEqual([
      "Set either KEYCLOAK_CLIENT_SECRET or KEYCLOAK_CLIENT_SECRET_FILE, not both.",
    ]);
    expect(mistakesOf({ ...others, KEYCLOAK_CLIENT_SECRET_FILE: join(folder, "missing") })).toEqual([
      "KEYCLOAK_CLIENT_SECRET_FILE names a file that cannot be read.",
    ]);
  });

  test("demands TLS unless everything stays on this machine", () => {
    expect(mistakesOf({ ...NEEDED, PUBLIC_URL: "http://approval.example.com" })).toEqual([
      "PUBLIC_URL must begin with https:// unless it is on this machine (localhost).",
    ]);
    expect(readConfiguration({ ...NEEDED, PUBLIC_URL: "https://approval.example.com/" }).PUBLIC_URL).toBe(
      "https://approval.example.com",
    );
    expect(mistakesOf({ ...NEEDED, PUBLIC_URL: "https://example.com/approval" })).toHaveLength(1);
  });

  test("takes proxies as addresses and networks only", () => {
    expect(readConfiguration({ ...NEEDED, TRUSTED_PROXIES: "10.0.0.0/8, ::1" }).TRUSTED_PROXIES).toEqual([
      "10.0.0.0/8",
      "::1",
    ]);
    expect(mistakesOf({ ...NEEDED, TRUSTED_PROXIES: "true" })).toHaveLength(1);
    expect(mistakesOf({ ...NEEDED, TRUSTED_PROXIES: "10.0.0.0/99" })).toHaveLength(1);
  });

  test("reads the sender as a name and one address", () => {
    expect(readConfiguration({ ...NEEDED, MAIL_FROM: '"Praxis" <a@b.example>' }).MAIL_FROM).toEqual({
      name: "Praxis",
      address: "a@b.example",
    });
    expect(readConfiguration({ ...NEEDED, MAIL_FROM: "a@b.example" }).MAIL_FROM).toEqual({
      name: "",
      address: "a@b.example",
    });
    expect(mistakesOf({ ...NEEDED, MAIL_FROM: "a@b.example, c@d.example" })).toHaveLength(1);
  });

  test("lists its variables, secrets in both forms", () => {
    expect(VARIABLES).toContain("DATABASE_URL");
    expect(VARIABLES).toContain("DATABASE_URL_FILE");
    expect(VARIABLES).not.toContain("PORT_FILE");
  });
});
