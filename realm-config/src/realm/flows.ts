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
