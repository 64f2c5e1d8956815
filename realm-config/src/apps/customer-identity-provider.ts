import type { Flow } from "../definition/authentication.ts";
import type { IdentityProvider } from "../definition/clients.ts";
import { type Access, accessMessage, comesFrom, notCustomer } from "./access.ts";
import type { App } from "./app.ts";
import { newcomerMappers, refuseNewcomers } from "./newcomers.ts";

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
 * The provider as Keycloak has it. Of its claims, name and address of a newcomer are taken, once, as what is typed into the form
 * would be; no claim becomes a customer number, a role or a group, and none changes an account.
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
      defaultScope: "openid email profile",
      pkceEnabled: "true",
      pkceMethod: "S256",
      validateSignature: "true",
      useJwksUrl: "true",
      disableUserInfo: "true",
      backchannelSupported: "true",
      syncMode: "IMPORT",
    },
    mappers: newcomerMappers(provider.customerNumber),
  };
}

/**
 * The first log-in links an account that exists, and the person proves with its password that it is theirs: the provider's word for
 * an e-mail address opens nothing. Who has no account begins a registration by it.
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
      description: `First log-in through ${alias}: begins a registration, or links an account of customer ${customerNumber}.`,
      type: "basic-flow",
      executions: [
        {
          authenticator: "idp-create-user-if-unique",
          requirement: "ALTERNATIVE",
          config: { "require.password.update.after.registration": "false" },
        },
        {
          subflow: `${firstFlow(alias)} link`,
          description: "The address has an account.",
          type: "basic-flow",
          requirement: "ALTERNATIVE",
          executions: [
            { authenticator: "idp-username-password-form", requirement: "REQUIRED" },
            {
              subflow: `${firstFlow(alias)} second factor`,
              type: "basic-flow",
              requirement: "CONDITIONAL",
              executions: [
                { authenticator: "conditional-user-configured", requirement: "REQUIRED" },
                { authenticator: "auth-otp-form", requirement: "REQUIRED" },
              ],
            },
            onlyOf(`${firstFlow(alias)} customer`, customerNumber),
          ],
        },
      ],
    },
    {
      alias: everyFlow(alias),
      description: `After each log-in through ${alias}.`,
      type: "basic-flow",
      executions: [
        refuseNewcomers(`${everyFlow(alias)} newcomers`),
        onlyOf(`${everyFlow(alias)} customer`, customerNumber),
        ...closed.map((app): Flow["executions"][number] => ({
          subflow: `${everyFlow(alias)} ${app.clientId}`,
          type: "basic-flow",
          requirement: "CONDITIONAL",
          executions: [comesFrom(app.clientId), deny(accessMessage(app.clientId))],
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

/** What the pages say to those who cannot come in this way, or not yet; the last key is Keycloak's own, with the provider's name. */
export const BROKER_TEXTS = {
  de: {
    [BROKER_MESSAGE]:
      "Ihr CGM PORTAL-Benutzerkonto gehört zu einem anderen Kunden-Account. Bitte melden Sie sich mit E-Mail-Adresse und Passwort an.",
    federatedIdentityConfirmReauthenticateMessage:
      "Zu Ihrer E-Mail-Adresse gibt es im CGM PORTAL schon ein Benutzerkonto. Bitte geben Sie einmal dessen Passwort ein; danach genügt die Anmeldung bei {0}. Wenn Sie noch kein Passwort festgelegt haben, ist Ihre Registrierung noch nicht abgeschlossen.",
  },
  en: {
    [BROKER_MESSAGE]:
      "Your CGM PORTAL account belongs to another customer account. Please sign in with your e-mail address and password.",
    federatedIdentityConfirmReauthenticateMessage:
      "Your e-mail address already has an account in the CGM PORTAL. Please enter its password once; after that, signing in at {0} is enough. If you have not set a password yet, your registration is not completed.",
  },
};

function firstFlow(alias: string): string {
  return `first log-in through ${alias}`;
}

function everyFlow(alias: string): string {
  return `log-in through ${alias}`;
}
