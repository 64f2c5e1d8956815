import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { CLIENTS, REALM } from "@cgm-portal/realm-config/names";

/**
 * The one definition of what the local stack consists of: versions, ports, databases, names and demo secrets.
 * `npm start` and `npm test` run it; docker-compose.yml repeats it for images, and a test compares the two.
 * Nothing in here is a secret worth keeping: everything listens on loopback and is for demonstration.
 */

/** The project's root folder. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** The version of Keycloak, as Maven artifact and as image. An upgrade is a change of this line. */
export const KEYCLOAK_VERSION = "26.7.5";

/** Container images that correspond to what runs here without containers. */
export const IMAGES = {
  keycloak: `quay.io/keycloak/keycloak:${KEYCLOAK_VERSION}`,
  postgres: "postgres:18.4",
  mail: "maildev/maildev:3.0.0",
} as const;

/** What listens where unless its variable says otherwise. */
export const PORTS = {
  keycloak: { variable: "KEYCLOAK_PORT", standard: 8080, what: "Keycloak" },
  keycloakManagement: { variable: "KEYCLOAK_MANAGEMENT_PORT", standard: 9000, what: "Keycloak's health" },
  approval: { variable: "APPROVAL_PORT", standard: 3000, what: "the approval-service" },
  portal: { variable: "PORTAL_PORT", standard: 3001, what: "the demo portal" },
  smtp: { variable: "SMTP_PORT", standard: 1025, what: "the mail catcher's SMTP" },
  mailWeb: { variable: "MAIL_WEB_PORT", standard: 1080, what: "the mail catcher's web page" },
  postgres: { variable: "POSTGRES_PORT", standard: 55432, what: "PostgreSQL" },
} as const;

export type PortName = keyof typeof PORTS;
export type Ports = Record<PortName, number>;

/** Every database with the role that owns it. */
export const DATABASES = {
  keycloak: { owner: "keycloak" },
  approval: { owner: "approval_owner" },
  crm: { owner: "crm_owner" },
} as const;

/** Database roles with their demo passwords, which are their names; what each may do is in sql/. */
export const ROLES = {
  keycloak: "keycloak",
  approval_owner: "approval_owner",
  approval_app: "approval_app",
  crm_owner: "crm_owner",
  crm_reader: "crm_reader",
} as const;

export const SUPERUSER = { name: "postgres", password: "postgres" } as const;

/** Keycloak's administrator of the master realm. */
export const KEYCLOAK_ADMIN = { username: "admin", password: "admin" } as const;

/** Secrets of the realm's confidential clients. */
export const CLIENT_SECRETS = {
  approvalService: "approval-service-demo-secret",
  approvalUi: "approval-ui-demo-secret",
  portal: "portal-demo-secret",
} as const;

export const MAIL_FROM_ADDRESS = "no-reply@cgm-portal.example";

/** One stack as it is to run: where its data lies and what listens where. */
export type Definition = {
  /** Folder of this stack's data, logs and run record. */
  directory: string;
  ports: Ports;
  urls: {
    keycloak: string;
    approval: string;
    portal: string;
    mail: string;
    /** REST API of the mail catcher. */
    mailApi: string;
  };
};

/** Reads the stack's definition from environment variables; throws one sentence about the first wrong one. */
export function readDefinition(env: NodeJS.ProcessEnv): Definition {
  const directory = resolve(ROOT, env["LOCAL_STACK_DIR"] ?? ".local/stack");
  return define(
    directory,
    mapPorts((name) => readPort(name, env[PORTS[name].variable])),
  );
}

/** The definition for a data folder and ports. */
export function define(directory: string, ports: Ports): Definition {
  const mail = `http://localhost:${ports.mailWeb}`;
  return {
    directory,
    ports,
    urls: {
      keycloak: `http://localhost:${ports.keycloak}`,
      approval: `http://localhost:${ports.approval}`,
      portal: `http://localhost:${ports.portal}`,
      mail,
      mailApi: `${mail}/api`,
    },
  };
}

/** Builds a complete set of ports from one function. */
export function mapPorts(portFor: (name: PortName) => number): Ports {
  return {
    keycloak: portFor("keycloak"),
    keycloakManagement: portFor("keycloakManagement"),
    approval: portFor("approval"),
    portal: portFor("portal"),
    smtp: portFor("smtp"),
    mailWeb: portFor("mailWeb"),
    postgres: portFor("postgres"),
  };
}

function readPort(name: PortName, text: string | undefined): number {
  if (text === undefined || text === "") return PORTS[name].standard;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65535) {
    throw new Error(`${PORTS[name].variable} must be a port number from 1 to 65535, not "${text}".`);
  }
  return port;
}

/** The URL under which a role reaches a database of this stack. */
export function databaseUrl(
  definition: Definition,
  role: keyof typeof ROLES,
  database: keyof typeof DATABASES,
): string {
  return `postgresql://${role}:${ROLES[role]}@127.0.0.1:${definition.ports.postgres}/${database}`;
}

/** The URL of the cluster's superuser: for provisioning and for tests, never for a service. */
export function superuserUrl(definition: Definition, database = "postgres"): string {
  return `postgresql://${SUPERUSER.name}:${SUPERUSER.password}@127.0.0.1:${definition.ports.postgres}/${database}`;
}

/** What the approval-service reads from its environment. */
export function approvalServiceEnvironment(definition: Definition): Record<string, string> {
  const { ports, urls } = definition;
  return {
    HOST: "127.0.0.1",
    PORT: String(ports.approval),
    PUBLIC_URL: urls.approval,
    DATABASE_URL: databaseUrl(definition, "approval_app", "approval"),
    CRM_DATABASE_URL: databaseUrl(definition, "crm_reader", "crm"),
    KEYCLOAK_URL: urls.keycloak,
    KEYCLOAK_REALM: REALM,
    KEYCLOAK_CLIENT_ID: CLIENTS.service,
    KEYCLOAK_CLIENT_SECRET: CLIENT_SECRETS.approvalService,
    OIDC_CLIENT_ID: CLIENTS.approvalUi,
    OIDC_CLIENT_SECRET: CLIENT_SECRETS.approvalUi,
    PORTAL_CLIENT_ID: CLIENTS.portal,
    PORTAL_URL: urls.portal,
    SMTP_URL: `smtp://localhost:${ports.smtp}`,
    MAIL_FROM: `CGM PORTAL <${MAIL_FROM_ADDRESS}>`,
    // Who tries things out, or tests them, does not wait a quarter of an hour for the next mail.
    DIGEST_WINDOW: "PT2S",
    REMINDERS: "P3D,P7D",
    ESCALATION_AFTER: "P14D",
    REMINDER_SCHEDULE: "0 5 * * *",
  };
}

/** What the migrate command reads in addition: only it knows the role that owns the schema. */
export function migrationEnvironment(definition: Definition): Record<string, string> {
  return {
    ...approvalServiceEnvironment(definition),
    MIGRATION_DATABASE_URL: databaseUrl(definition, "approval_owner", "approval"),
  };
}

/** What the demo portal reads from its environment. */
export function portalEnvironment(definition: Definition): Record<string, string> {
  const { ports, urls } = definition;
  return {
    HOST: "127.0.0.1",
    PORT: String(ports.portal),
    PUBLIC_URL: urls.portal,
    KEYCLOAK_URL: urls.keycloak,
    KEYCLOAK_REALM: REALM,
    CLIENT_ID: CLIENTS.portal,
    CLIENT_SECRET: CLIENT_SECRETS.portal,
  };
}
