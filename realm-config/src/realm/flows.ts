import { refusalWithin } from "../apps/access.ts";
import type { App } from "../apps/app.ts";
import { refuseNewcomers } from "../apps/newcomers.ts";
import type { Flow } from "../definition/authentication.ts";

/** Alias of the registration flow, bound in the settings. */
export const REGISTRATION_FLOW = "cgm-portal registration";

/**
 * Keycloak's registration flow, except that it creates nobody (decision 1): the page and its link exist, and a POST to
 * Keycloak's own form is answered with an error. Our page talks to the approval-service instead.
 */
export const closedRegistration: Flow = {
  alias: REGISTRATION_FLOW,
  description: "The registration page without Keycloak's own registration: it creates nobody.",
  type: "basic-flow",
  executions: [
    {
      subflow: "cgm-portal registration form",
      description: "Shows register.ftl.",
      type: "form-flow",
      formProvider: "registration-page-form",
      requirement: "REQUIRED",
      executions: [
        { authenticator: "registration-user-creation", requirement: "DISABLED" },
        { authenticator: "registration-password-action", requirement: "REQUIRED" },
      ],
    },
  ],
};

const RESET_CREDENTIALS_FLOW = "cgm-portal reset credentials";

/**
 * The flow behind „forgot password" where customers have providers of their own or an app is not everybody's: Keycloak's, except that
 * nobody gets by it into a user that is not an account yet, nor into an app that is closed to them. It ends in a session without
 * the app's own log-in flow. The link in the mail is followed first, so that the page tells nobody else.
 */
export function resetCredentials(apps: readonly App[]): Flow {
  return {
    alias: RESET_CREDENTIALS_FLOW,
    description: "Forgot password, for those who have an account and may use the app they come from.",
    type: "basic-flow",
    executions: [
      { authenticator: "reset-credentials-choose-user", requirement: "REQUIRED" },
      { authenticator: "reset-credential-email", requirement: "REQUIRED" },
      refuseNewcomers("cgm-portal reset newcomers"),
      ...apps.flatMap((app) => refusalWithin("cgm-portal reset", app)),
      { authenticator: "reset-password", requirement: "REQUIRED" },
      {
        subflow: "cgm-portal reset second factor",
        type: "basic-flow",
        requirement: "CONDITIONAL",
        executions: [
          { authenticator: "conditional-user-configured", requirement: "REQUIRED" },
          { authenticator: "reset-otp", requirement: "REQUIRED" },
        ],
      },
    ],
  };
}
