import type { Execution } from "../definition/authentication.ts";
import type { IdentityProvider } from "../definition/clients.ts";
import { ATTRIBUTES, GROUPS } from "../names.ts";

/**
 * Somebody whom a customer's provider vouches for and who has no account yet: a user that only says who wants to register, and
 * for which customer. It can neither sign in nor get a password, it has no customer number, and the approval-service makes a
 * registration of it and deletes it. From there on the way is everybody's.
 */
export function newcomerMappers(customerNumber: string): NonNullable<IdentityProvider["mappers"]> {
  return [
    {
      name: "registering for",
      identityProviderMapper: "hardcoded-attribute-idp-mapper",
      // IMPORT: of those who are created, never of an account that is linked.
      config: { syncMode: "IMPORT", attribute: ATTRIBUTES.registeringFor, "attribute.value": customerNumber },
    },
    {
      // What the approval-service may see.
      name: "portal users",
      identityProviderMapper: "oidc-hardcoded-group-idp-mapper",
      config: { syncMode: "IMPORT", group: GROUPS.portalUsers },
    },
  ];
}

/** In the theme: its page for errors shows this one as the good news that it is. */
const MESSAGE = "registrationBegun";

/** Ends a flow for newcomers with a page that says how it goes on. */
export function refuseNewcomers(subflow: string): Execution {
  return {
    subflow,
    type: "basic-flow",
    requirement: "CONDITIONAL",
    executions: [
      {
        authenticator: "conditional-user-attribute",
        requirement: "REQUIRED",
        config: {
          attribute_name: ATTRIBUTES.registeringFor,
          attribute_expected_value: ".+",
          regex: "true",
          not: "false",
          include_group_attributes: "false",
        },
      },
      {
        authenticator: "deny-access-authenticator",
        requirement: "REQUIRED",
        config: { denyErrorMessage: MESSAGE },
      },
    ],
  };
}
