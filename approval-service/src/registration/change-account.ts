import { type AuditAction, appendAudit } from "../audit/append-audit.ts";
import type { Database, Transaction } from "../database/database.ts";
import { endSessionsOfUser } from "../database/statements/end-sessions-of-user.ts";
import { findEmployee } from "../database/statements/find-employee.ts";
import { takeBackApproval } from "../database/statements/take-back-approval.ts";
import { wantAccountChange } from "../database/statements/want-account-change.ts";
import type { Jobs } from "../jobs/jobs.ts";
import type { AccountChange, Employee } from "./employee.ts";
import { actorOf } from "./registration.ts";
import type { Caller } from "./rights.ts";

export type AccountChangeOutcome =
  /** On its way to Keycloak. `employee` is undefined where there was no account to change, and nobody is left. */
  | { outcome: "accepted"; employee: Employee | undefined }
  | { outcome: "not-found" | "own-account" | "last-super-admin" | "account-not-ready" };

export type AccountChangeRequest = { employeeId: string; caller: Caller; requestId: string };

const ACTIONS: Record<AccountChange, AuditAction> = {
  deactivate: "deactivated",
  reactivate: "reactivated",
  remove: "removed",
};

/**
 * Somebody who may deactivates an employee's account, lets them in again or removes them. It is decided here, in one
 * statement, and holds from now on; a job carries it out in Keycloak. Asking for what is so already changes nothing.
 */
export async function changeAccount(
  { database, jobs }: { database: Database; jobs: Jobs },
  change: AccountChange,
  request: AccountChangeRequest,
): Promise<AccountChangeOutcome> {
  const { employeeId, caller, requestId } = request;
  return database.transaction(async (transaction) => {
    let employee = await visibleEmployee(transaction, request);
    if (!employee) return { outcome: "not-found" };

    if (change === "remove" && employee.change?.kind === "create" && employee.registrationId !== null) {
      const { registrationId } = employee;
      const before = await takeBackApproval(transaction, registrationId);
      if (before) {
        await appendAudit(transaction, {
          registrationId,
          action: "removed",
          actor: actorOf(caller),
          before,
          after: "withdrawn",
          requestId,
        });
        await jobs.enqueue(transaction, "remove-user", { registrationId });
        return { outcome: "accepted", employee: undefined };
      }
      // The account has been made in this very moment.
      employee = (await findEmployee(transaction, employeeId, caller.customerNumber)) ?? employee;
    }

    const { userId, registrationId, customerNumber } = employee;
    if (userId === null) return { outcome: "account-not-ready" };
    const by = { id: caller.userId, rightsChecked: caller.checked };
    if (!(await wantAccountChange(transaction, { userId, customerNumber, change, by }))) {
      const now = await findEmployee(transaction, employeeId, caller.customerNumber);
      return now ? whyNot(now, change, caller) : { outcome: "not-found" };
    }
    if (change !== "reactivate") await endSessionsOfUser(transaction, userId);
    await appendAudit(transaction, {
      registrationId,
      userId,
      action: ACTIONS[change],
      actor: actorOf(caller),
      requestId,
    });
    await jobs.enqueue(transaction, "change-account", { userId });
    return {
      outcome: "accepted",
      employee: await findEmployee(transaction, employeeId, caller.customerNumber),
    };
  });
}

/**
 * The employee, if the caller may see them. Else nothing is shown, not even that there is somebody, and the attempt is
 * noted (GUARDS R1).
 */
export async function visibleEmployee(
  transaction: Transaction,
  { employeeId, caller, requestId }: AccountChangeRequest,
): Promise<Employee | undefined> {
  const employee = await findEmployee(transaction, employeeId, caller.customerNumber);
  if (employee) return employee;
  const foreign = await findEmployee(transaction, employeeId, null);
  if (foreign) {
    await appendAudit(transaction, {
      registrationId: foreign.registrationId,
      userId: foreign.userId,
      action: "access-refused",
      actor: actorOf(caller),
      requestId,
    });
  }
  return undefined;
}

function whyNot(employee: Employee, wanted: AccountChange, caller: Caller): AccountChangeOutcome {
  const { state, change } = employee;
  if (employee.userId === caller.userId) return { outcome: "own-account" };
  if (change?.kind === "create") return { outcome: "account-not-ready" };
  if (change?.kind === "remove" && !change.failed) {
    return wanted === "remove" ? { outcome: "accepted", employee } : { outcome: "not-found" };
  }
  const isSo =
    (wanted === "deactivate" && state === "deactivated") ||
    (wanted === "reactivate" && (state !== "deactivated" || change?.kind === "reactivate"));
  return isSo ? { outcome: "accepted", employee } : { outcome: "last-super-admin" };
}
