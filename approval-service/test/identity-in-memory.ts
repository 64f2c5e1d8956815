import { randomUUID } from "node:crypto";
import {
  type Group,
  type Identity,
  IdentityUnavailable,
  type NewUser,
  type User,
} from "../src/identity/identity.ts";

type Member = User & { groups: Set<Group> };

/** An identity provider whose faults can be switched, as no real one lets us. Real Keycloak: identity/*.integration.test.ts. */
export type IdentityInMemory = Identity & {
  readonly users: Map<string, Member>;
  /** Every request, by the function's name. */
  readonly requests: string[];
  readonly completionMails: string[];
  /** Users whose sessions were ended. */
  readonly loggedOut: string[];
  isDown: boolean;
  /** Runs before a request of this name, to break things at a chosen moment. */
  before: Partial<Record<keyof Identity, () => void>>;
  add(user: Partial<User> & { email: string; groups: Group[] }): Member;
};

export function identityInMemory(): IdentityInMemory {
  const users = new Map<string, Member>();
  const requests: string[] = [];
  const completionMails: string[] = [];
  const loggedOut: string[] = [];

  // Functions await this first, so they fail and interleave as requests do.
  async function request(name: keyof Identity): Promise<void> {
    requests.push(name);
    await Promise.resolve();
    identity.before[name]?.();
    if (identity.isDown) throw new IdentityUnavailable("switched off");
  }
  const byEmail = (email: string) =>
    [...users.values()].find((user) => user.email.toLowerCase() === email.toLowerCase());
  const visible = (user: Member | undefined) => (user?.groups.size ? user : undefined);

  const identity: IdentityInMemory = {
    users,
    requests,
    completionMails,
    loggedOut,
    isDown: false,
    before: {},

    add({ groups, ...user }) {
      const member: Member = {
        id: randomUUID(),
        firstName: "Sabine",
        lastName: "Admin",
        locale: "de",
        enabled: true,
        customerNumbers: [],
        registrationId: undefined,
        registeringFor: undefined,
        agreedTo: [],
        requiredActions: [],
        ...user,
        groups: new Set(groups),
      };
      users.set(member.id, member);
      return member;
    },

    async rightsOf(userId) {
      await request("rightsOf");
      const user = users.get(userId);
      if (!user?.enabled) return { kind: "none" };
      if (user.groups.has("operators")) return { kind: "operator" };
      const [customerNumber] = user.customerNumbers;
      return user.groups.has("super-admins") && customerNumber
        ? { kind: "super-admin", customerNumber }
        : { kind: "none" };
    },
    async findByEmail(email) {
      await request("findByEmail");
      return visible(byEmail(email));
    },
    async find(userId) {
      await request("find");
      return visible(users.get(userId));
    },
    async createDisabledUser(user: NewUser) {
      await request("createDisabledUser");
      if (byEmail(user.email)) return { outcome: "email-taken" };
      const { id } = identity.add({
        email: user.email,
        firstName: user.firstName,
        lastName: user.lastName,
        locale: user.locale,
        enabled: false,
        customerNumbers: [user.customerNumber],
        registrationId: user.registrationId,
        requiredActions: ["VERIFY_PROFILE", "UPDATE_PASSWORD"],
        groups: ["portal-users"],
      });
      return { outcome: "created", userId: id };
    },
    async enable(userId) {
      await request("enable");
      Object.assign(users.get(userId) ?? {}, { enabled: true });
    },
    async reactivate(userId) {
      await request("reactivate");
      Object.assign(users.get(userId) ?? {}, { enabled: true });
    },
    async disable(userId) {
      await request("disable");
      Object.assign(users.get(userId) ?? {}, { enabled: false });
      loggedOut.push(userId);
    },
    async sendCompletionMail(userId) {
      await request("sendCompletionMail");
      completionMails.push(users.get(userId)?.email ?? "nobody");
    },
    async remove(userId) {
      await request("remove");
      users.delete(userId);
    },
    async setSuperAdmin(userId, isSuperAdmin, accessToken) {
      await request("setSuperAdmin");
      // A person's access token in tests is their user id.
      const caller = users.get(accessToken);
      if (!caller) return "signed-out";
      const user = users.get(userId);
      if (!caller.groups.has("operators") || !user?.groups.has("portal-users")) return "not-entitled";
      if (isSuperAdmin) user.groups.add("super-admins");
      else user.groups.delete("super-admins");
      return "done";
    },
    async listMembers(group, first, max) {
      await request("listMembers");
      return [...users.values()].filter(({ groups }) => groups.has(group)).slice(first, first + max);
    },
    async listUnconfirmed(first, max) {
      await request("listUnconfirmed");
      // Of the users in memory, those alone whom a provider has brought have an address that nobody has confirmed.
      return [...users.values()]
        .filter(({ enabled, registeringFor }) => enabled && registeringFor !== undefined)
        .slice(first, first + max);
    },
    isReachable: () => Promise.resolve(!identity.isDown),
  };
  return identity;
}
