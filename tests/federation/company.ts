import { randomBytes } from "node:crypto";
import { applyDefinition } from "@cgm-portal/realm-config";
import { type CustomerIdentityProvider, webApp } from "@cgm-portal/realm-config/apps";
import type { Page } from "playwright-core";
import { administrator, keycloak } from "./realm.ts";

const SECRET = "company-provider-federation-secret";
const PASSWORD = "Blaue-Bank-am-Rhein-7";

/** A large customer's own identity provider: a realm that claims whatever it likes of its people. */
export type Company = {
  /** As a file in realm-config/identity-providers/ would declare it. */
  provider: CustomerIdentityProvider;
  employ(email: string): Promise<void>;
  /** From the log-in page of the portal's realm through the company's. */
  signIn(page: Page, email: string): Promise<void>;
  remove(): Promise<void>;
};

/** Starts the provider of customer 1000001 for this realm of the portal's. */
export async function startCompany(portalRealm: string): Promise<Company> {
  const realm = `federation-company-${randomBytes(4).toString("hex")}`;
  const { url, credentials } = keycloak();
  const endpoint = `${url}/realms/${realm}/protocol/openid-connect`;
  const client = webApp({
    clientId: "cgm-portal",
    name: "CGM PORTAL",
    url,
    callback: `/realms/${portalRealm}/broker/klinikum/endpoint`,
    claims: ["email", "profile"],
    secret: SECRET,
    withoutPar: true,
  });
  const mappers = [
    claim("customer_number", "1000002"),
    claim("registering_for", "1000002"),
    claim("registration_id", "00000000-0000-4000-8000-000000000000"),
    claim("roles", "operator"),
    claim("groups", "/operators"),
  ];
  // What `webApp` adds for the portal's own scopes is not there.
  const clients = [{ ...client, optionalClientScopes: [], mappers }];
  await applyDefinition(keycloak(), { realm, settings: { enabled: true }, clients });

  return {
    provider: {
      alias: "klinikum",
      name: "Klinikum Mosel",
      customerNumber: "1000001",
      issuer: `${url}/realms/${realm}`,
      authorizationUrl: `${endpoint}/auth`,
      tokenUrl: `${endpoint}/token`,
      jwksUrl: `${endpoint}/certs`,
      clientId: "cgm-portal",
      clientSecret: SECRET,
    },
    async employ(email) {
      const admin = await administrator(url, credentials, realm);
      await admin.users.create({
        username: email,
        email,
        emailVerified: true,
        enabled: true,
        firstName: "Nora",
        lastName: "Neu",
        credentials: [{ type: "password", value: PASSWORD, temporary: false }],
      });
    },
    async signIn(page, email) {
      await page.getByRole("link", { name: /Klinikum Mosel/ }).click();
      await page.locator("#username").fill(email);
      await page.locator("#password").fill(PASSWORD);
      await page.locator("#kc-login").click();
    },
    async remove() {
      const admin = await administrator(url, credentials, "master");
      await admin.realms.del({ realm });
    },
  };
}

function claim(name: string, value: string) {
  return {
    name,
    protocolMapper: "oidc-hardcoded-claim-mapper",
    config: {
      "claim.name": name,
      "claim.value": value,
      "jsonType.label": "String",
      "id.token.claim": "true",
      "access.token.claim": "true",
      "userinfo.token.claim": "true",
    },
  };
}
