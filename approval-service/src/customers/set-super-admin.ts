import { appendAudit } from "../audit/append-audit.ts";
import type { Database } from "../database/database.ts";
import { listSuperAdmins } from "../database/statements/list-super-admins.ts";
import { lockSuperAdmins } from "../database/statements/lock-super-admins.ts";
import { markSuperAdmin } from "../database/statements/mark-super-admin.ts";
import type { Identity } from "../identity/identity.ts";
import type { Jobs } from "../jobs/jobs.ts";
import { findPortalUser } from "../portal-users/find-portal-user.ts";
import { recordPortalUsers } from "../portal-users/record-portal-user.ts";
import { comparable } from "../registration/customer.ts";
import { actorOf } from "../registration/registration.ts";
import type { Caller } from "../registration/rights.ts";

export type SuperAdminOutcome =
  | "done"
  | "not-found"
  | "own-account"
  | "account-disabled"
  | "last-super-admin"
  | "authority-ended"
  | "authority-missing";

export type SuperAdminRequest = {
  customerNumber: string;
  userId: string;
  isSuperAdmin: boolean;
  /** The customer may be left without anybody who decides. */
  confirmLast: boolean;
  caller: Caller;
  requestId: string;
  /** The operator's own, at Keycloak; undefined when it has ended. */
  accessToken: string | undefined;
};

/**
 * An operator makes somebody of a customer a super admin, or takes that back. Keycloak decides whether the operator may, by
 * the operator's own access token (decision 5), so it happens at once or not at all: there is no job that could do it later.
 *
 * Keycloak is asked last, before the commit: what it refuses leaves no trace here. Should the commit fail after it agreed,
 * the reconcile job brings the projection in line, and asking again writes the history.
 */
export async function setSuperAdmin(
  { database, identity, jobs }: { database: Database; identity: Identity; jobs: Jobs },
  request: SuperAdminRequest,
): Promise<SuperAdminOutcome> {
  const { userId, isSuperAdmin, caller, accessToken } = request;
  if (userId === caller.userId) return "own-account";
  if (accessToken === undefined) return "authority-ended";

  const user = await identity.find(userId);
  const [customerNumber, ...others] = user?.customerNumbers ?? [];
  if (!user || customerNumber === undefined || others.length > 0) return "not-found";
  if (comparable(customerNumber) !== comparable(request.customerNumber)) return "not-found";

  return database.transaction(async (transaction) => {
    await lockSuperAdmins(transaction, customerNumber);
    await recordPortalUsers(transaction, [{ ...user, userId, customerNumber }]);
    // Somebody may have decided on the account what Keycloak has not been told yet.
    const isToStay = (await findPortalUser(transaction, userId))?.enabled ?? false;
    if (isSuperAdmin && !isToStay) return "account-disabled";
    if (!isSuperAdmin && !request.confirmLast) {
      const active = (await listSuperAdmins(transaction, customerNumber)).filter(({ enabled }) => enabled);
      if (active.length === 1 && active[0]?.userId === userId) return "last-super-admin";
    }
    const outcome = await identity.setSuperAdmin(userId, isSuperAdmin, accessToken);
    if (outcome === "signed-out") return "authority-ended";
    if (outcome === "not-entitled") return "authority-missing";

    if (await markSuperAdmin(transaction, userId, isSuperAdmin)) {
      await appendAudit(transaction, {
        registrationId: user.registrationId ?? null,
        userId,
        action: isSuperAdmin ? "super-admin-appointed" : "super-admin-withdrawn",
        actor: actorOf(caller),
        requestId: request.requestId,
      });
      if (isSuperAdmin) await jobs.enqueue(transaction, "mail-appointed", { userId });
    }
    return "done";
  });
}
