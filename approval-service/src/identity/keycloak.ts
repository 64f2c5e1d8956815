import { ATTRIBUTES, GROUPS } from "@cgm-portal/realm-config/names";
import KeycloakAdminClient, { NetworkError } from "@keycloak/keycloak-admin-client";
import type { Language } from "../language.ts";
import {
  type AuthorityOutcome,
  type Group,
  type Identity,
  IdentityRefused,
  IdentityUnavailable,
  type User,
} from "./identity.ts";
import { createServiceTokens } from "./service-token.ts";

export type KeycloakOptions = {
  /** How this service reaches Keycloak. */
  url: string;
  realm: string;
  clientId: string;
  clientSecret: string;
  /** Where the completion leads to in the end. */
  portal: { clientId: string; url: string };
  /** Seconds the link in the completion mail works. */
  completionLifetime: number;
};

/** How long a job waits for an answer; Keycloak sends mails while we wait. */
const JOB_TIMEOUT_MS = 15_000;
/** How long a person waits. Then Keycloak counts as away, and the rights last known apply (decision 8). */
const CLICK_TIMEOUT_MS = 4_000;

/**
 * The steps of the completion: terms and privacy, then the password (decision 4). They are set on the user as well as in
 * the mail's link, so that „forgot password" is no way around them (GUARDS T4).
 */
const COMPLETION_ACTIONS = ["VERIFY_PROFILE", "UPDATE_PASSWORD"];

const GROUP_PATHS: Record<Group, string> = {
  "portal-users": GROUPS.portalUsers,
  "super-admins": GROUPS.superAdmins,
  operators: GROUPS.operators,
};

type UserRepresentation = NonNullable<Awaited<ReturnType<KeycloakAdminClient["users"]["findOne"]>>>;

/** Users in Keycloak, through its admin API and an account that may touch portal users only (decision 5). */
export function createKeycloakIdentity(options: KeycloakOptions): Identity {
  const tokens = createServiceTokens({
    tokenUrl: `${options.url}/realms/${options.realm}/protocol/openid-connect/token`,
    clientId: options.clientId,
    clientSecret: options.clientSecret,
    timeoutMs: CLICK_TIMEOUT_MS,
  });
  const connect = (timeout: number, getAccessToken = () => tokens.get()) => {
    const client = new KeycloakAdminClient({ baseUrl: options.url, realmName: options.realm, timeout });
    client.registerTokenProvider({ getAccessToken });
    return client;
  };
  const admin = connect(JOB_TIMEOUT_MS);
  const adminAtClick = connect(CLICK_TIMEOUT_MS);
  const groupIds = new Map<Group, string>();

  /** Runs a request; every failure becomes one of the two kinds the callers know, or `otherwise` for a named status. */
  async function ask<T, U = never>(
    request: () => Promise<T>,
    otherwise: Partial<Record<number, U>> = {},
  ): Promise<T | U> {
    try {
      return await request();
    } catch (error) {
      if (error instanceof IdentityUnavailable) throw error;
      const status = error instanceof NetworkError ? error.response.status : undefined;
      if (status !== undefined && status in otherwise) return otherwise[status] as U;
      if (status === 401) tokens.forget();
      // 403 heals when the realm is put right, so it is tried again like an outage.
      if (status === 400 || status === 404 || status === 409) {
        throw new IdentityRefused(`Keycloak refuses: ${reasonOf(error)} (status ${status}).`, {
          cause: error,
        });
      }
      throw new IdentityUnavailable(`Keycloak does not answer as it should (${status ?? "no answer"}).`, {
        cause: error,
      });
    }
  }

  async function find(userId: string): Promise<User | undefined> {
    const user = await ask(() => admin.users.findOne({ id: userId }), { 404: undefined });
    return user ? toUser(user) : undefined;
  }

  async function groupId(group: Group): Promise<string> {
    const known = groupIds.get(group);
    if (known) return known;
    const path = GROUP_PATHS[group];
    const { id } = await ask(() => admin.realms.getGroupByPath({ realm: options.realm, path }));
    if (!id) throw new IdentityUnavailable(`The group ${path} is not to be seen.`);
    groupIds.set(group, id);
    return id;
  }

  return {
    find,

    async rightsOf(userId) {
      // 403: somebody outside the groups that we may see has no rights with us either.
      const [found, groups] = await Promise.all([
        ask(() => adminAtClick.users.findOne({ id: userId }), { 404: undefined, 403: undefined }),
        ask(() => adminAtClick.users.listGroups({ id: userId, briefRepresentation: true }), {
          404: [],
          403: [],
        }),
      ]);
      const user = found && toUser(found);
      if (!user?.enabled) return { kind: "none" };
      const paths = new Set(groups.map(({ path }) => path));
      if (paths.has(GROUPS.operators)) return { kind: "operator" };
      const [customerNumber, ...others] = user.customerNumbers;
      if (!paths.has(GROUPS.superAdmins) || !customerNumber || others.length > 0) return { kind: "none" };
      return { kind: "super-admin", customerNumber };
    },

    async findByEmail(email) {
      // The confirmation mail waits for this, and goes out without an answer.
      const [user] = await ask(() =>
        adminAtClick.users.find({ email, exact: true, max: 1, briefRepresentation: false }),
      );
      return user && toUser(user);
    },

    async createDisabledUser(user) {
      const taken = { outcome: "email-taken" } as const;
      const created = await ask(
        () =>
          admin.users.create({
            username: user.email.toLowerCase(),
            email: user.email.toLowerCase(),
            emailVerified: true,
            enabled: false,
            firstName: user.firstName,
            lastName: user.lastName,
            groups: [GROUPS.portalUsers],
            requiredActions: COMPLETION_ACTIONS,
            attributes: {
              locale: [user.locale],
              [ATTRIBUTES.customerNumber]: [user.customerNumber],
              [ATTRIBUTES.registrationId]: [user.registrationId],
            },
          }),
        { 409: taken },
      );
      return "id" in created ? { outcome: "created", userId: created.id } : taken;
    },

    // None of the three ever sends attributes: Keycloak deletes those that a partial update leaves out.
    async enable(userId) {
      await ask(() =>
        admin.users.update({ id: userId }, { enabled: true, requiredActions: COMPLETION_ACTIONS }),
      );
    },

    async reactivate(userId) {
      await ask(() => admin.users.update({ id: userId }, { enabled: true }));
    },

    async disable(userId) {
      await ask(() => admin.users.update({ id: userId }, { enabled: false }));
      // Refresh tokens die with the sessions, and every app that asked for it is told (OIDC Back-Channel Logout 1.0).
      await ask(() => admin.users.logout({ id: userId }));
    },

    async sendCompletionMail(userId) {
      await ask(() =>
        admin.users.executeActionsEmail({
          id: userId,
          actions: COMPLETION_ACTIONS,
          clientId: options.portal.clientId,
          redirectUri: `${options.portal.url}/`,
          lifespan: options.completionLifetime,
        }),
      );
    },

    async remove(userId) {
      await ask(() => admin.users.del({ id: userId }), { 404: undefined });
    },

    async setSuperAdmin(userId, isSuperAdmin, accessToken) {
      const membership = { id: userId, groupId: await groupId("super-admins") };
      const { users } = connect(CLICK_TIMEOUT_MS, () => Promise.resolve(accessToken));
      return ask(
        async (): Promise<AuthorityOutcome> => {
          await (isSuperAdmin ? users.addToGroup(membership) : users.delFromGroup(membership));
          return "done";
        },
        { 401: "signed-out" as const, 403: "not-entitled" as const },
      );
    },

    async listMembers(group, first, max) {
      const id = await groupId(group);
      const members = await ask(() =>
        admin.groups.listMembers({ id, first, max, briefRepresentation: false }),
      );
      return members.map(toUser);
    },

    async listUnconfirmed(first, max) {
      const users = await ask(() =>
        admin.users.find({ emailVerified: false, enabled: true, first, max, briefRepresentation: false }),
      );
      return users.map(toUser);
    },

    async isReachable() {
      try {
        await tokens.get();
        const answer = await fetch(`${options.url}/realms/${options.realm}`, {
          signal: AbortSignal.timeout(2_000),
        });
        await answer.body?.cancel();
        return answer.ok;
      } catch {
        return false;
      }
    },
  };
}

/** Keycloak's own words, which are message keys and fixed sentences; whatever could quote a person is left out. */
function reasonOf(error: unknown): string {
  const reason = error instanceof NetworkError ? error.message : "";
  return /^[\w .-]{1,80}$/.test(reason) ? reason.replace(/\.$/, "") : "no reason given";
}

/** @throws IdentityUnavailable when it is no user: a proxy in maintenance may answer 200 with a page of its own */
function toUser(user: UserRepresentation): User {
  if (!user.id) throw new IdentityUnavailable("Keycloak's answer is no user.");
  const attributes = (user.attributes ?? {}) as Record<string, string[] | undefined>;
  return {
    id: user.id,
    email: user.email ?? "",
    firstName: user.firstName ?? "",
    lastName: user.lastName ?? "",
    locale: toLanguage(attributes["locale"]?.[0]),
    enabled: user.enabled ?? false,
    customerNumbers: attributes[ATTRIBUTES.customerNumber] ?? [],
    registrationId: attributes[ATTRIBUTES.registrationId]?.[0],
    registeringFor: attributes[ATTRIBUTES.registeringFor]?.[0],
    agreedTo: Object.keys(attributes).filter(
      (name) => /^(?:terms|privacy)-/.test(name) && attributes[name]?.[0] === "accepted",
    ),
    requiredActions: user.requiredActions ?? [],
  };
}

function toLanguage(locale: string | undefined): Language | undefined {
  return locale === "de" || locale === "en" ? locale : undefined;
}
