import type { Execution, Flow } from "../definition/authentication.ts";
import type { ClientScope } from "../definition/clients.ts";
import { escapeMessageFormat } from "../legal/message-format.ts";
import { ATTRIBUTES, ROLES } from "../names.ts";
import type { App } from "./app.ts";

/** Who may use an app. Decided at every log-in, also when the person is signed in to the portal already. */
export interface Access {
  /** Numbers of the customers that may use it: what the CRM says they have bought. */
  readonly customers: readonly string[];
  /** Whether the vendor's back office, which belongs to no customer, may. */
  readonly operators?: boolean;
  /** Whom to ask for access, as the page for everybody else says it: an address, a number, a name. */
  readonly contact: string;
}

/** The log-in flow of an app that not every customer may use. */
export function accessFlow({ clientId, access }: App): Flow[] {
  if (access === undefined) return [];
  return [
    {
      alias: flowAlias(clientId),
      description: `Log-in to ${clientId}, for the customers that may use it.`,
      type: "basic-flow",
      executions: [
        {
          subflow: `${flowAlias(clientId)} log-in`,
          description: "Who it is: as in the realm's own flow.",
          type: "basic-flow",
          requirement: "REQUIRED",
          executions: [
            { authenticator: "auth-cookie", requirement: "ALTERNATIVE" },
            { authenticator: "identity-provider-redirector", requirement: "ALTERNATIVE" },
            {
              subflow: `${flowAlias(clientId)} forms`,
              type: "basic-flow",
              requirement: "ALTERNATIVE",
              executions: [
                { authenticator: "auth-username-password-form", requirement: "REQUIRED" },
                {
                  subflow: `${flowAlias(clientId)} second factor`,
                  type: "basic-flow",
                  requirement: "CONDITIONAL",
                  executions: [
                    { authenticator: "conditional-user-configured", requirement: "REQUIRED" },
                    { authenticator: "auth-otp-form", requirement: "REQUIRED" },
                  ],
                },
              ],
            },
          ],
        },
        {
          subflow: `${flowAlias(clientId)} refusal`,
          description: "Everybody else is refused.",
          type: "basic-flow",
          requirement: "CONDITIONAL",
          executions: refusal(clientId, access),
        },
      ],
    },
  ];
}

/**
 * The same rule in a flow that is every app's and ends in a session without the app's own („forgot password"): it counts for those
 * who come from that app.
 */
export function refusalWithin(flow: string, { clientId, access }: App): Execution[] {
  if (access === undefined) return [];
  return [
    {
      subflow: `${flow} ${clientId}`,
      type: "basic-flow",
      requirement: "CONDITIONAL",
      executions: [comesFrom(clientId), ...refusal(clientId, access)],
    },
  ];
}

/** Whom an app is closed to, and the page that says so. */
function refusal(clientId: string, { customers, operators = false }: Access): Execution[] {
  return [
    {
      authenticator: "conditional-user-attribute",
      requirement: "REQUIRED",
      config: notCustomer(customers),
    },
    ...(operators
      ? [
          {
            authenticator: "conditional-user-role",
            requirement: "REQUIRED" as const,
            config: { condUserRole: ROLES.operator, negate: "true" },
          },
        ]
      : []),
    {
      authenticator: "deny-access-authenticator",
      requirement: "REQUIRED",
      config: { denyErrorMessage: accessMessage(clientId) },
    },
  ];
}

/** The condition „is on the way to this app". */
export function comesFrom(clientId: string): Execution {
  return {
    authenticator: "conditional-client-scope",
    requirement: "REQUIRED",
    config: { client_scope: accessScope(clientId), negate: "false" },
  };
}

/** The condition „belongs to none of these customers". */
export function notCustomer(customers: readonly string[]): Record<string, string> {
  return {
    attribute_name: ATTRIBUTES.customerNumber,
    // Matched as a whole. Customer numbers are the CRM's: whatever they consist of, nothing in them is a pattern.
    attribute_expected_value: customers.map((number) => `\\Q${number}\\E`).join("|"),
    regex: "true",
    not: "true",
    include_group_attributes: "false",
  };
}

/** Alias of an app's own log-in flow; "" when it needs none. */
export function flowOf({ clientId, access }: App): string {
  return access === undefined ? "" : flowAlias(clientId);
}

/** What the page says to those who are refused, by language and key. */
export function accessTexts(apps: readonly App[]): Record<"de" | "en", Record<string, string>> {
  const texts = (say: (name: string, contact: string) => string): Record<string, string> =>
    Object.fromEntries(
      apps.flatMap(({ clientId, name = clientId, access }) =>
        access === undefined
          ? []
          : [[accessMessage(clientId), escapeMessageFormat(say(name, access.contact))]],
      ),
    );
  return {
    de: texts(
      (name, contact) =>
        `Ihr Kunden-Account ist für „${name}“ nicht freigeschaltet. Ihre Anmeldung am CGM PORTAL ist davon nicht betroffen. Wenn Sie „${name}“ nutzen möchten, wenden Sie sich bitte an: ${contact}.`,
    ),
    en: texts(
      (name, contact) =>
        `Your customer account has no access to “${name}”. Your sign-in to the CGM PORTAL is not affected. If you would like to use “${name}”, please ask: ${contact}.`,
    ),
  };
}

function flowAlias(clientId: string): string {
  return `access to ${clientId}`;
}

/** Key of what the page says to those who may not use an app. */
export function accessMessage(clientId: string): string {
  return `accessRefused.${clientId}`;
}

/** Name of the scope that marks an app which not every customer may use: no claims, only for flows to know it by. */
function accessScope(clientId: string): string {
  return `access-${clientId}`;
}

/** The marker of an app, for the apps that need one. */
export function accessScopes({ clientId, access }: App): ClientScope[] {
  if (access === undefined) return [];
  return [
    {
      name: accessScope(clientId),
      description: `Marks ${clientId}, which not every customer may use.`,
      attributes: { "include.in.token.scope": "false", "display.on.consent.screen": "false" },
      mappers: [],
    },
  ];
}
