import type { Settings } from "../definition/settings.ts";
import { THEME } from "../names.ts";
import type { Variables } from "../variables.ts";
import { REGISTRATION_FLOW } from "./flows.ts";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Realm settings. Each security-relevant choice is explained in realm-config/README.md. */
export function settings({ smtp }: Variables): Settings {
  return {
    enabled: true,
    displayName: "CGM PORTAL",
    displayNameHtml: "CGM PORTAL",
    sslRequired: "external",

    // The link and the page exist; the flow bound here creates nobody (decision 1).
    registrationAllowed: true,
    registrationFlow: REGISTRATION_FLOW,
    registrationEmailAsUsername: true,
    loginWithEmailAllowed: true,
    duplicateEmailsAllowed: false,
    editUsernameAllowed: false,
    resetPasswordAllowed: true,
    // Practices share workstations: a session ends with the browser.
    rememberMe: false,
    // Users we create are confirmed already; this catches an address an administrator changes later.
    verifyEmail: true,
    userManagedAccessAllowed: false,
    adminPermissionsEnabled: true,

    passwordPolicy: passwordPolicy([
      "length(12)",
      "maxLength(128)",
      "notUsername(undefined)",
      "notEmail(undefined)",
      "notContainsUsername(undefined)",
      "passwordHistory(5)",
    ]),
    bruteForceProtected: true,
    // Waiting times only: a permanent lock-out would let anybody lock a colleague out (GUARDS.md A4).
    permanentLockout: false,
    maxTemporaryLockouts: 0,
    bruteForceStrategy: "MULTIPLE",
    failureFactor: 5,
    waitIncrementSeconds: MINUTE,
    maxFailureWaitSeconds: 15 * MINUTE,
    maxDeltaTimeSeconds: 12 * HOUR,
    quickLoginCheckMilliSeconds: 1000,
    minimumQuickLoginWaitSeconds: MINUTE,
    browserSecurityHeaders: {
      contentSecurityPolicy: "frame-src 'self'; frame-ancestors 'self'; object-src 'none'; base-uri 'self';",
      strictTransportSecurity: "max-age=31536000; includeSubDomains",
      xContentTypeOptions: "nosniff",
      xFrameOptions: "SAMEORIGIN",
      referrerPolicy: "no-referrer",
      xRobotsTag: "none",
    },

    internationalizationEnabled: true,
    supportedLocales: ["de", "en"],
    defaultLocale: "de",
    loginTheme: THEME,
    emailTheme: THEME,

    smtpServer: smtpServer(smtp),

    defaultSignatureAlgorithm: "RS256",
    accessTokenLifespan: 5 * MINUTE,
    ssoSessionIdleTimeout: 30 * MINUTE,
    ssoSessionMaxLifespan: 10 * HOUR,
    offlineSessionIdleTimeout: 30 * DAY,
    offlineSessionMaxLifespanEnabled: true,
    offlineSessionMaxLifespan: 60 * DAY,
    accessCodeLifespan: MINUTE,
    accessCodeLifespanLogin: 30 * MINUTE,
    // Reading the terms and the privacy policy takes longer than Keycloak's five minutes.
    accessCodeLifespanUserAction: 30 * MINUTE,
    // The mail „Registrierung abschließen" waits for people on holiday.
    actionTokenGeneratedByAdminLifespan: 30 * DAY,
    // "Forgot password": long enough for slow mail and a coffee.
    actionTokenGeneratedByUserLifespan: 15 * MINUTE,
    // A stolen refresh token is useless alone (RFC 9700 section 4.14): clients authenticate themselves, and native apps, which
    // cannot, prove possession of a key. Rotation would only sign people out who refresh in two tabs at once.
    revokeRefreshToken: false,

    eventsEnabled: true,
    eventsExpiration: 90 * DAY,
    eventsListeners: ["jboss-logging"],
    adminEventsEnabled: true,
    // Without the representations: they hold personal data.
    adminEventsDetailsEnabled: false,
  };
}

function passwordPolicy(rules: readonly string[]): string {
  return rules.join(" and ");
}

function smtpServer(smtp: Variables["smtp"]): Record<string, string> {
  return {
    host: smtp.host,
    port: String(smtp.port),
    from: smtp.from,
    fromDisplayName: smtp.fromDisplayName,
    ssl: String(smtp.encryption === "tls"),
    starttls: String(smtp.encryption === "starttls"),
    ...(smtp.user === undefined
      ? { auth: "false" }
      : { auth: "true", user: smtp.user, password: smtp.password ?? "" }),
  };
}
