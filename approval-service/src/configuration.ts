import { readFileSync } from "node:fs";
import { BlockList, isIP } from "node:net";
import { z } from "zod";
import { parseDuration } from "./duration.ts";

/**
 * The environment variables of the service, the one list of them: what each may hold, its default and the sentence that
 * says what is wrong. No message repeats a value, since it may be a secret.
 */
const schema = z.object({
  PORT: port().default(3000),
  HOST: z.string().default("0.0.0.0"),
  PUBLIC_URL: publicOrigin().default("http://localhost:3000"),
  DATABASE_URL: postgresUrl(),
  DATABASE_CONNECTIONS: count(2, 200).default(10),
  MIGRATION_DATABASE_URL: postgresUrl().optional(),
  CRM_DATABASE_URL: postgresUrl(),
  CRM_QUERY: z
    .string()
    .refine((query) => query.includes("$1"), "must contain $1, where the customer number goes")
    .optional(),
  CRM_SEARCH_QUERY: z
    .string()
    .refine(
      (query) => ["$1", "$2", "$3"].every((parameter) => query.includes(parameter)),
      "must contain $1, $2 and $3: the patterns, the number to begin after, how many",
    )
    .optional(),
  KEYCLOAK_URL: baseUrl().default("http://localhost:8080"),
  KEYCLOAK_INTERNAL_URL: baseUrl().optional(),
  KEYCLOAK_REALM: z.string().default("cgm-portal"),
  KEYCLOAK_CLIENT_ID: z.string().default("approval-service"),
  KEYCLOAK_CLIENT_SECRET: z.string(),
  OIDC_CLIENT_ID: z.string().default("approval-ui"),
  OIDC_CLIENT_SECRET: z.string(),
  PORTAL_CLIENT_ID: z.string().default("portal"),
  PORTAL_URL: baseUrl().default("http://localhost:3001"),
  SMTP_URL: z
    .string()
    .refine(
      (text) => ["smtp:", "smtps:"].includes(protocolOf(text)),
      "must be a URL such as smtp://user:password@mail.example:587",
    )
    .default("smtp://localhost:1025"),
  MAIL_FROM: z
    .string()
    .transform(parseSender)
    .pipe(
      z.object(
        { name: z.string(), address: z.string() },
        "must be an address such as CGM PORTAL <no-reply@example.com>",
      ),
    )
    .default({ name: "CGM PORTAL", address: "no-reply@cgm-portal.example" }),
  EMAIL_IN_USE: z.enum(["hide", "reveal"], "must be hide or reveal").default("hide"),
  CONFIRMATION_LIFETIME: duration().default(7 * 86_400),
  PENDING_LIFETIME: duration().default(30 * 86_400),
  COMPLETION_LIFETIME: duration().default(30 * 86_400),
  UNDO_SECONDS: count(0, 60).default(10),
  SESSION_LIFETIME: duration().default(10 * 3_600),
  SESSION_IDLE_LIFETIME: duration().default(3_600),
  COMPLETION_CHECK_INTERVAL: duration().default(60),
  DIGEST_WINDOW: duration().default(15 * 60),
  REMINDERS: durations().default([3 * 86_400, 7 * 86_400]),
  ESCALATION_AFTER: duration().default(14 * 86_400),
  EXPIRY_SCHEDULE: cron().default("*/5 * * * *"),
  REMINDER_SCHEDULE: cron().default("0 5 * * *"),
  RECONCILE_SCHEDULE: cron().default("17 * * * *"),
  REQUESTS_PER_ADDRESS: count(1, 1_000_000).default(300),
  MISMATCHES_PER_ADDRESS: count(1, 1_000_000).default(30),
  MISMATCHES_PER_CUSTOMER: count(1, 1_000_000).default(100),
  PROOF_OF_WORK_ROUNDS: count(1, 1_000_000).default(5_000),
  TRUSTED_PROXIES: z
    .string()
    .transform((text) => text.split(",").map((part) => part.trim()))
    .refine(
      (parts) => parts.every(isNetwork),
      "must be addresses or networks such as 10.0.0.0/8, separated by commas",
    )
    .default([]),
  LOG_LEVEL: z
    .enum(
      ["fatal", "error", "warn", "info", "debug", "silent"],
      "must be fatal, error, warn, info, debug or silent",
    )
    .default("info"),
});

/** Variables that may hold a secret: each can also be given as NAME_FILE, the path of a file with the value. */
export const SECRET_VARIABLES = [
  "DATABASE_URL",
  "MIGRATION_DATABASE_URL",
  "CRM_DATABASE_URL",
  "KEYCLOAK_CLIENT_SECRET",
  "OIDC_CLIENT_SECRET",
  "SMTP_URL",
] as const satisfies readonly (keyof typeof schema.shape)[];

/** Every variable the service reads, NAME_FILE forms included. */
export const VARIABLES: readonly string[] = [
  ...Object.keys(schema.shape),
  ...SECRET_VARIABLES.map((name) => `${name}_FILE`),
];

export type Configuration = z.output<typeof schema>;

/** What is wrong with the environment: one sentence per mistake. */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";
  readonly mistakes: readonly string[];

  constructor(mistakes: readonly string[]) {
    super(mistakes.join("\n"));
    this.mistakes = mistakes;
  }
}

/**
 * Reads the configuration from environment variables; an empty variable counts as not set.
 * @throws ConfigurationError naming every mistake at once
 */
export function readConfiguration(environment: NodeJS.ProcessEnv): Configuration {
  const mistakes: string[] = [];
  const values: Record<string, string> = {};
  for (const name of Object.keys(schema.shape)) {
    const value = environment[name];
    if (value) values[name] = value;
  }
  for (const name of SECRET_VARIABLES) {
    const path = environment[`${name}_FILE`];
    if (!path) continue;
    if (values[name] !== undefined) mistakes.push(`Set either ${name} or ${name}_FILE, not both.`);
    try {
      values[name] = readFileSync(path, "utf8").trim();
    } catch {
      mistakes.push(`${name}_FILE names a file that cannot be read.`);
      values[name] = environment[name] ?? "";
    }
  }
  const parsed = schema.safeParse(values);
  if (parsed.success && mistakes.length === 0) return parsed.data;
  const unreadable = new Set(SECRET_VARIABLES.filter((name) => values[name] === ""));
  for (const issue of parsed.error?.issues ?? []) {
    const name = String(issue.path[0]);
    if (unreadable.has(name as (typeof SECRET_VARIABLES)[number])) continue;
    const missing = values[name] === undefined;
    mistakes.push(missing ? `${name} is missing: set it in the environment.` : `${name} ${issue.message}.`);
  }
  throw new ConfigurationError([...new Set(mistakes)]);
}

/** Where the issuer's endpoints are for us: inside the network where one is given, else the public URL. */
export function keycloakUrlForUs(configuration: Configuration): string {
  return configuration.KEYCLOAK_INTERNAL_URL ?? configuration.KEYCLOAK_URL;
}

function port() {
  return z
    .string()
    .transform(Number)
    .refine(
      (number) => Number.isInteger(number) && number >= 1 && number <= 65_535,
      "must be a port number from 1 to 65535",
    );
}

function count(least: number, most: number) {
  return z
    .string()
    .transform(Number)
    .refine(
      (number) => Number.isInteger(number) && number >= least && number <= most,
      `must be a whole number from ${least} to ${most}`,
    );
}

function duration() {
  return z
    .string()
    .transform((text) => parseDuration(text))
    .pipe(z.number("must be a number of days or an ISO 8601 duration such as P7D or PT12H"));
}

function durations() {
  return z
    .string()
    .transform((text) => (text === "none" ? [] : text.split(",").map((part) => parseDuration(part))))
    .pipe(z.array(z.number("must be none, or durations such as P3D,P7D, separated by commas")));
}

function cron() {
  return z
    .string()
    .refine((text) => /^(\S+\s+){4}\S+$/.test(text.trim()), "must be a cron expression of five fields");
}

function postgresUrl() {
  return z
    .string()
    .refine(
      (text) => ["postgres:", "postgresql:"].includes(protocolOf(text)),
      "must be a URL such as postgresql://user:password@host:5432/database",
    );
}

function baseUrl() {
  return z
    .string()
    .refine((text) => ["http:", "https:"].includes(protocolOf(text)), "must be an http or https URL")
    .transform((text) => text.replace(/\/+$/, ""));
}

/** The service's own origin. Without TLS the session cookie would travel in the clear, so http is for loopback only. */
function publicOrigin() {
  return z
    .string()
    .refine(
      (text) => URL.canParse(text) && new URL(text).pathname === "/",
      "must be an origin such as https://approval.example.com",
    )
    .refine((text) => {
      if (!URL.canParse(text)) return true;
      const url = new URL(text);
      return url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname));
    }, "must begin with https:// unless it is on this machine (localhost)")
    .transform((text) => new URL(text).origin);
}

function isLoopback(hostname: string): boolean {
  return (
    hostname === "localhost" ||
    hostname.endsWith(".localhost") ||
    hostname === "[::1]" ||
    hostname.startsWith("127.")
  );
}

function protocolOf(text: string): string {
  return URL.canParse(text) ? new URL(text).protocol : "";
}

/** `Name <address>` or an address alone. */
function parseSender(text: string): { name: string; address: string } | undefined {
  const match =
    /^(?:"?([^"<>\r\n]{0,100}?)"?\s*<([^<>\s@]{1,64}@[^<>\s@]{1,253})>|([^<>\s@]{1,64}@[^<>\s@]{1,253}))$/.exec(
      text.trim(),
    );
  const address = match?.[2] ?? match?.[3];
  return address ? { name: match?.[1] ?? "", address } : undefined;
}

function isNetwork(text: string): boolean {
  const [address = "", prefix] = text.split("/");
  const family = isIP(address);
  if (family === 0) return false;
  if (prefix === undefined) return true;
  try {
    new BlockList().addSubnet(
      address,
      /^\d{1,3}$/.test(prefix) ? Number(prefix) : -1,
      family === 4 ? "ipv4" : "ipv6",
    );
    return true;
  } catch {
    return false;
  }
}
