import type { Flow } from "../definition/authentication.ts";
import type { IdentityProvider } from "../definition/clients.ts";
import { type Access, accessMessage, accessScope, notCustomer } from "./access.ts";
import type { App } from "./app.ts";

/** A large customer's own OpenID provider, for that customer's people alone. */
export interface CustomerIdentityProvider {
  /** Part of URLs: never change it. */
  readonly alias: string;
  /** What the button on the log-in page says. */
  readonly name: string;
  /** The one customer whose people may come through it. */
  readonly customerNumber: string;
  readonly issuer: string;
  readonly authorizationUrl: string;
  readonly tokenUrl: string;
  readonly jwksUrl: string;
  readonly logoutUrl?: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

const BROKER_MESSAGE = "brokerRefused";

/**
 * The provider as Keycloak has it. It creates nobody and imports nothing: no mappers, and attributes are never synchronised, so no
 * claim from outside can become a customer number, a role, a name or an address here.
 */
export function identityProvider(provider: CustomerIdentityProvider): IdentityProvider {
  const { alias, name, logoutUrl } = provider;
  return {
    alias,
    displayName: name,
    providerId: "oidc",
    enabled: true,
    trustEmail: false,
    storeToken: false,
    linkOnly: false,
    firstBrokerLoginFlowAlias: firstFlow(alias),
    postBrokerLoginFlowAlias: everyFlow(alias),
    config: {
      issuer: provider.issuer,
      authorizationUrl: provider.authorizationUrl,
      tokenUrl: provider.tokenUrl,
      jwksUrl: provider.jwksUrl,
      ...(logoutUrl !== undefined && { logoutUrl }),
      clientId: provider.clientId,
      clientSecret: provider.clientSecret,
      clientAuthMethod: "client_secret_basic",
      defaultScope: "openid email",
      pkceEnabled: "true",
      pkceMethod: "S256",
      validateSignature: "true",
      useJwksUrl: "true",
      disableUserInfo: "true",
      backchannelSupported: "true",
      syncMode: "IMPORT",
    },
    mappers: [],
  };
}

/**
 * The first log-in links an account that exists, and the person proves with its password that it is theirs: the provider's word for
 * an e-mail address opens nothing. Who has no account registers like everybody else, and a super admin approves (decision 8).
 *
 * Every log-in: only that customer's people, and no app that is closed to the customer. The second has to be asked here again,
 * because Keycloak does not come back to the app's own flow after a provider's.
 */
export function brokerFlows(
  { alias, customerNumber }: CustomerIdentityProvider,
  apps: readonly App[],
): Flow[] {
  const closed = apps.filter(({ access }) => access !== undefined && !isOpenTo(access, customerNumber));
  return [
    {
      alias: firstFlow(alias),
      description: `First log-in through ${alias}: links an existing account of customer ${customerNumber}.`,
      type: "basic-flow",
      executions: [
        { authenticator: "idp-detect-existing-broker-user", requirement: "REQUIRED" },
        { authenticator: "idp-username-password-form", requirement: "REQUIRED" },
        onlyOf(`${firstFlow(alias)} customer`, customerNumber),
      ],
    },
    {
      alias: everyFlow(alias),
      description: `After each log-in through ${alias}.`,
      type: "basic-flow",
      executions: [
        onlyOf(`${everyFlow(alias)} customer`, customerNumber),
        ...closed.map((app): Flow["executions"][number] => ({
          subflow: `${everyFlow(alias)} ${app.clientId}`,
          type: "basic-flow",
          requirement: "CONDITIONAL",
          executions: [
            {
              authenticator: "conditional-client-scope",
              requirement: "REQUIRED",
              config: { client_scope: accessScope(app.clientId), negate: "false" },
            },
            deny(accessMessage(app.clientId)),
          ],
        })),
        { authenticator: "allow-access-authenticator", requirement: "REQUIRED" },
      ],
    },
  ];
}

function isOpenTo({ customers }: Access, customerNumber: string): boolean {
  return customers.includes(customerNumber);
}

function onlyOf(subflow: string, customerNumber: string): Flow["executions"][number] {
  return {
    subflow,
    type: "basic-flow",
    requirement: "CONDITIONAL",
    executions: [
      {
        authenticator: "conditional-user-attribute",
        requirement: "REQUIRED",
        config: notCustomer([customerNumber]),
      },
      deny(BROKER_MESSAGE),
    ],
  };
}

function deny(message: string): Flow["executions"][number] {
  return {
    authenticator: "deny-access-authenticator",
    requirement: "REQUIRED",
    config: { denyErrorMessage: message },
  };
}

/** What the pages say to those who cannot come in this way; the second key is Keycloak's own. */
export const BROKER_TEXTS = {
  de: {
    [BROKER_MESSAGE]:
      "Ihr CGM PORTAL-Benutzerkonto gehört zu einem anderen Kunden-Account. Bitte melden Sie sich mit E-Mail-Adresse und Passwort an.",
    federatedIdentityUnavailableMessage:
      "Sie haben noch kein CGM PORTAL-Benutzerkonto. Bitte registrieren Sie sich zuerst; sobald Ihr Super Admin Sie freigeschaltet hat, können Sie sich auch auf diesem Weg anmelden.",
  },
  en: {
    [BROKER_MESSAGE]:
      "Your CGM PORTAL account belongs to another customer account. Please sign in with your e-mail address and password.",
    federatedIdentityUnavailableMessage:
      "You have no CGM PORTAL account yet. Please register first; once your super admin has approved you, you can sign in this way as well.",
  },
};

function firstFlow(alias: string): string {
  return `first log-in through ${alias}`;
}

function everyFlow(alias: string): string {
  return `log-in through ${alias}`;
}
