import { randomBytes } from "node:crypto";
import { type Api, connect, type Connection } from "../src/keycloak/api.ts";
import type { VariablesInput } from "../src/variables.ts";

/** The running Keycloak that the tests use, with its administrator. */
export function testKeycloak(): Connection {
  const url = process.env["TEST_KEYCLOAK_URL"];
  const username = process.env["TEST_KEYCLOAK_ADMIN_USERNAME"];
  const password = process.env["TEST_KEYCLOAK_ADMIN_PASSWORD"];
  if (!url || !username || !password) {
    throw new Error(
      "These tests need a running Keycloak: set TEST_KEYCLOAK_URL, TEST_KEYCLOAK_ADMIN_USERNAME and TEST_KEYCLOAK_ADMIN_PASSWORD.",
    );
  }
  return { url, credentials: { username, password, realm: "master" } };
}

/** A realm of a test's own. */
export interface TestRealm {
  readonly name: string;
  /** The admin API as Keycloak's administrator: what is done „by hand". */
  readonly api: Api;
  /** Deletes the realm. */
  remove(): Promise<void>;
}

/** A name nobody else uses; the realm itself is for the test to create. */
export function testRealm(): TestRealm {
  const name = `cgm-portal-test-${randomBytes(4).toString("hex")}`;
  const api = connect(testKeycloak(), name);
  return {
    name,
    api,
    async remove() {
      if ((await api.get("")) !== undefined) await api.delete("");
    },
  };
}

export const TEST_VARIABLES: VariablesInput = {
  approvalUrl: "http://localhost:3000",
  portalUrl: "http://localhost:3001",
  smtp: {
    host: "localhost",
    port: 1025,
    user: "mailer",
    password: "smtp-password-of-the-tests",
    encryption: "none",
  },
  secrets: {
    approvalService: "approval-service-test-secret",
    approvalUi: "approval-ui-test-secret",
    portal: "portal-test-secret",
  },
};

/** Every secret in the variables above, and the administrator's password where it is worth hiding. */
export const TEST_SECRETS: readonly string[] = [
  ...Object.values(TEST_VARIABLES.secrets),
  "smtp-password-of-the-tests",
];
