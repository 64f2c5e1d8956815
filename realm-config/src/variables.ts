import { readFileSync } from "node:fs";
import { z } from "zod";

const url = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ""));
const secret = z.string().min(16, "has fewer than 16 characters");

/** What differs from one installation to the next. */
export const variablesSchema = z.strictObject({
  /** Base URL of the approval-service as browsers see it. */
  approvalUrl: url,
  /** Where Keycloak itself reaches the approval-service (back-channel log-out); like `approvalUrl` unless given. */
  approvalInternalUrl: url.optional(),
  /** Base URL of the portal that employees land on. */
  portalUrl: url,
  /** Where Keycloak itself reaches the portal (back-channel log-out); like `portalUrl` unless given. */
  portalInternalUrl: url.optional(),
  smtp: z.strictObject({
    host: z.string().min(1),
    port: z.coerce.number().int().positive().default(587),
    from: z.email().default("no-reply@cgm-portal.example"),
    fromDisplayName: z.string().default("CGM PORTAL"),
    /** Given together with a password: log in. */
    user: z.string().optional(),
    password: z.string().optional(),
    encryption: z.enum(["none", "starttls", "tls"]).default("starttls"),
  }),
  secrets: z.strictObject({ approvalService: secret, approvalUi: secret, portal: secret }),
});

export type Variables = z.output<typeof variablesSchema>;
export type VariablesInput = z.input<typeof variablesSchema>;

/** The variables in the environment. Each is also read from the file that `<NAME>_FILE` names, as Docker secrets are. */
export function variablesFromEnvironment(environment: NodeJS.ProcessEnv): VariablesInput {
  const read = (name: string): string | undefined => fromEnvironment(environment, name);
  return definedOnly({
    approvalUrl: read("REALM_APPROVAL_URL"),
    approvalInternalUrl: read("REALM_APPROVAL_INTERNAL_URL"),
    portalUrl: read("REALM_PORTAL_URL"),
    portalInternalUrl: read("REALM_PORTAL_INTERNAL_URL"),
    smtp: definedOnly({
      host: read("REALM_SMTP_HOST"),
      port: read("REALM_SMTP_PORT"),
      from: read("REALM_SMTP_FROM"),
      fromDisplayName: read("REALM_SMTP_FROM_NAME"),
      user: read("REALM_SMTP_USER"),
      password: read("REALM_SMTP_PASSWORD"),
      encryption: read("REALM_SMTP_ENCRYPTION"),
    }),
    secrets: definedOnly({
      approvalService: read("REALM_SECRET_APPROVAL_SERVICE"),
      approvalUi: read("REALM_SECRET_APPROVAL_UI"),
      portal: read("REALM_SECRET_PORTAL"),
    }),
    // The schema decides what is missing or wrong.
  }) as VariablesInput;
}

/** A variable of the environment, or the content of the file named by `<name>_FILE`. */
export function fromEnvironment(environment: NodeJS.ProcessEnv, name: string): string | undefined {
  const file = environment[`${name}_FILE`];
  const value = file === undefined ? environment[name] : readFileSync(file, "utf8").trim();
  return value === "" ? undefined : value;
}

function definedOnly(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
