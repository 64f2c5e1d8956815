import { createHmac, randomBytes } from "node:crypto";
import KeycloakAdminClient from "@keycloak/keycloak-admin-client";
import type CredentialRepresentation from "@keycloak/keycloak-admin-client/lib/defs/credentialRepresentation.js";
import { applyRealm, type Connection } from "@cgm-portal/realm-config";
import type { App, CustomerIdentityProvider } from "@cgm-portal/realm-config/apps";
import { ATTRIBUTES, GROUPS, REALM } from "@cgm-portal/realm-config/names";
import { freePort } from "./ports.ts";

/** Somebody with an account, and how they sign in. */
export type Person = { id: string; email: string; password: string };

/** The portal's realm as declared, under a name of its own, with the apps of one test file beside those in clients/. */
export type FederationRealm = {
  name: string;
  issuer: string;
  /** Base URL that the portal's client has; start the portal there. */
  portalUrl: string;
  portalSecret: string;
  admin: KeycloakAdminClient;
  addPerson(person?: NewPerson): Promise<Person>;
  /** From now on its mails go to the stack's catcher. */
  sendMails(): Promise<void>;
  remove(): Promise<void>;
};

type NewPerson = {
  customerNumber?: string;
  groups?: string[];
  /** Of a second factor, where the person has one. */
  otpSecret?: string;
};

const PORTAL_SECRET = "portal-federation-secret";
const PASSWORD = "Blaue-Bank-am-Rhein-7";

/** Applies the realm to the running Keycloak. It sends no mail until it is told to: SMTP leads nowhere. */
export async function federationRealm(...apps: App[]): Promise<FederationRealm> {
  return federationRealmWith({ apps });
}

/** The same with more than apps. */
export async function federationRealmWith({
  name = newRealmName(),
  apps = [],
  identityProviders = [],
}: {
  name?: string;
  apps?: App[];
  identityProviders?: CustomerIdentityProvider[];
}): Promise<FederationRealm> {
  const portalUrl = `http://localhost:${await freePort()}`;
  const { url, credentials } = keycloak();
  await applyRealm({
    url,
    credentials,
    realm: name,
    apps,
    identityProviders,
    variables: {
      approvalUrl: "http://localhost:3000",
      portalUrl,
      smtp: { host: "localhost", port: 9, encryption: "none" },
      secrets: {
        approvalService: "approval-service-federation-secret",
        approvalUi: "approval-ui-federation-secret",
        portal: PORTAL_SECRET,
      },
    },
  });
  const admin = await administrator(url, credentials, name);
  return {
    name,
    issuer: `${url}/realms/${name}`,
    portalUrl,
    portalSecret: PORTAL_SECRET,
    admin,
    addPerson: (person = {}) => addPerson(admin, person),
    async sendMails() {
      const smtpServer = (await admin.realms.findOne({ realm: REALM }))?.smtpServer ?? {};
      await admin.realms.update({ realm: name }, { smtpServer });
    },
    remove: () => admin.realms.del({ realm: name }),
  };
}

/** The name of a realm to come, for what has to know it before. */
export function newRealmName(): string {
  return `federation-${randomBytes(4).toString("hex")}`;
}

async function addPerson(
  admin: KeycloakAdminClient,
  { customerNumber = "1000001", groups = [GROUPS.portalUsers], otpSecret }: NewPerson,
): Promise<Person> {
  const email = `erika.${randomBytes(4).toString("hex")}@praxis-rhein.example`;
  const { id } = await admin.users.create({
    username: email,
    email,
    emailVerified: true,
    enabled: true,
    firstName: "Erika",
    lastName: "Mustermann",
    groups,
    attributes: {
      locale: ["de"],
      ...(customerNumber === "" ? {} : { [ATTRIBUTES.customerNumber]: [customerNumber] }),
      "terms-2026-11": ["accepted"],
      "privacy-2026-11": ["accepted"],
    },
    credentials: [
      { type: "password", value: PASSWORD, temporary: false },
      ...(otpSecret === undefined ? [] : [otpCredential(otpSecret)]),
    ],
  });
  return { id, email, password: PASSWORD };
}

/** As an authenticator app would be set up: RFC 6238 with its usual parameters. */
function otpCredential(value: string): CredentialRepresentation {
  const parameters = { subType: "totp", digits: 6, counter: 0, period: 30, algorithm: "HmacSHA1" };
  return {
    type: "otp",
    secretData: JSON.stringify({ value }),
    credentialData: JSON.stringify(parameters),
  };
}

/** What the authenticator app shows now. */
export function otpOf(secret: string): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac("sha1", secret).update(counter).digest();
  const offset = (hash.at(-1) ?? 0) & 0xf;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** An administrator whose token is renewed for as long as a test file runs: those of the master realm live for a minute. */
export async function administrator(
  baseUrl: string,
  credentials: { username: string; password: string },
  realmName: string,
): Promise<KeycloakAdminClient> {
  const client = new KeycloakAdminClient({ baseUrl, realmName: "master" });
  const { username, password } = credentials;
  await client.auth({ username, password, grantType: "password", clientId: "admin-cli" });
  let renewAt = Date.now() + 40_000;
  client.registerTokenProvider({
    async getAccessToken() {
      if (Date.now() > renewAt) {
        const fresh = new KeycloakAdminClient({ baseUrl, realmName: "master" });
        await fresh.auth({ username, password, grantType: "password", clientId: "admin-cli" });
        token = fresh.accessToken;
        renewAt = Date.now() + 40_000;
      }
      return token;
    },
  });
  let token = client.accessToken;
  client.setConfig({ realmName });
  return client;
}

/** The running Keycloak with its administrator. */
export function keycloak(): Connection & { credentials: { username: string; password: string } } {
  return {
    url: variable("TEST_KEYCLOAK_URL"),
    credentials: {
      username: variable("TEST_KEYCLOAK_ADMIN_USERNAME"),
      password: variable("TEST_KEYCLOAK_ADMIN_PASSWORD"),
      realm: "master",
    },
  };
}

function variable(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the tests with npm test.`);
  return value;
}
