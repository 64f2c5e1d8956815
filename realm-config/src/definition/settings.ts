import { z } from "zod";

const seconds = z.int().nonnegative();
const flowAlias = z.string().min(1);

/**
 * Realm settings, named as in Keycloak's realm representation. Only fields named here can be managed: an unknown one is a
 * typing mistake. Fields left out of a definition stay as they are in Keycloak.
 */
export const settingsSchema = z.strictObject({
  enabled: z.boolean().optional(),
  displayName: z.string().optional(),
  displayNameHtml: z.string().optional(),
  sslRequired: z.enum(["all", "external", "none"]).optional(),

  registrationAllowed: z.boolean().optional(),
  registrationEmailAsUsername: z.boolean().optional(),
  loginWithEmailAllowed: z.boolean().optional(),
  duplicateEmailsAllowed: z.boolean().optional(),
  editUsernameAllowed: z.boolean().optional(),
  resetPasswordAllowed: z.boolean().optional(),
  rememberMe: z.boolean().optional(),
  verifyEmail: z.boolean().optional(),
  userManagedAccessAllowed: z.boolean().optional(),
  organizationsEnabled: z.boolean().optional(),
  adminPermissionsEnabled: z.boolean().optional(),

  passwordPolicy: z.string().optional(),
  otpPolicyAlgorithm: z.enum(["HmacSHA1", "HmacSHA256", "HmacSHA512"]).optional(),
  bruteForceProtected: z.boolean().optional(),
  bruteForceStrategy: z.enum(["LINEAR", "MULTIPLE"]).optional(),
  permanentLockout: z.boolean().optional(),
  maxTemporaryLockouts: z.int().nonnegative().optional(),
  failureFactor: z.int().positive().optional(),
  waitIncrementSeconds: seconds.optional(),
  maxFailureWaitSeconds: seconds.optional(),
  maxDeltaTimeSeconds: seconds.optional(),
  quickLoginCheckMilliSeconds: z.int().nonnegative().optional(),
  minimumQuickLoginWaitSeconds: seconds.optional(),
  browserSecurityHeaders: z.record(z.string(), z.string()).optional(),

  internationalizationEnabled: z.boolean().optional(),
  supportedLocales: z.array(z.string()).optional(),
  defaultLocale: z.string().optional(),
  loginTheme: z.string().optional(),
  emailTheme: z.string().optional(),
  accountTheme: z.string().optional(),
  adminTheme: z.string().optional(),

  /** Keys as in Keycloak, values are strings there even when they mean numbers or booleans. */
  smtpServer: z.record(z.string(), z.string()).optional(),

  defaultSignatureAlgorithm: z.string().optional(),
  accessTokenLifespan: seconds.optional(),
  accessTokenLifespanForImplicitFlow: seconds.optional(),
  ssoSessionIdleTimeout: seconds.optional(),
  ssoSessionMaxLifespan: seconds.optional(),
  ssoSessionIdleTimeoutRememberMe: seconds.optional(),
  ssoSessionMaxLifespanRememberMe: seconds.optional(),
  offlineSessionIdleTimeout: seconds.optional(),
  offlineSessionMaxLifespanEnabled: z.boolean().optional(),
  offlineSessionMaxLifespan: seconds.optional(),
  clientSessionIdleTimeout: seconds.optional(),
  clientSessionMaxLifespan: seconds.optional(),
  accessCodeLifespan: seconds.optional(),
  accessCodeLifespanLogin: seconds.optional(),
  accessCodeLifespanUserAction: seconds.optional(),
  actionTokenGeneratedByAdminLifespan: seconds.optional(),
  actionTokenGeneratedByUserLifespan: seconds.optional(),
  revokeRefreshToken: z.boolean().optional(),
  refreshTokenMaxReuse: z.int().nonnegative().optional(),

  eventsEnabled: z.boolean().optional(),
  eventsExpiration: seconds.optional(),
  eventsListeners: z.array(z.string()).optional(),
  enabledEventTypes: z.array(z.string()).optional(),
  adminEventsEnabled: z.boolean().optional(),
  adminEventsDetailsEnabled: z.boolean().optional(),

  browserFlow: flowAlias.optional(),
  registrationFlow: flowAlias.optional(),
  directGrantFlow: flowAlias.optional(),
  resetCredentialsFlow: flowAlias.optional(),
  clientAuthenticationFlow: flowAlias.optional(),
  firstBrokerLoginFlow: flowAlias.optional(),

  /** Realm attributes; only the keys named here are managed. */
  attributes: z.record(z.string(), z.string()).optional(),
});

export type Settings = z.infer<typeof settingsSchema>;
