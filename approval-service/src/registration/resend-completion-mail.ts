import { randomUUID } from "node:crypto";
import { appendAudit } from "../audit/append-audit.ts";
import type { Database } from "../database/database.ts";
import { claimRegistrantMail } from "../database/statements/claim-registrant-mail.ts";
import type { Jobs } from "../jobs/jobs.ts";
import { type AccountChangeRequest, visibleEmployee } from "./change-account.ts";
import { emailKeyOf } from "./email-address.ts";
import { actorOf } from "./registration.ts";

export type ResendOutcome = "accepted" | "not-found" | "nothing-to-complete" | "too-many";

/** The completion mail once more: at most one a minute and three a day to one address (GUARDS A6). */
export async function resendCompletionMail(
  { database, jobs }: { database: Database; jobs: Jobs },
  request: AccountChangeRequest,
): Promise<ResendOutcome> {
  return database.transaction(async (transaction) => {
    const employee = await visibleEmployee(transaction, request);
    if (!employee) return "not-found";
    const { state, change, registrationId } = employee;
    if ((state !== "invited" && state !== "completing") || change || registrationId === null)
      return "nothing-to-complete";
    if (!(await claimRegistrantMail(transaction, randomUUID(), emailKeyOf(employee.email))))
      return "too-many";
    await appendAudit(transaction, {
      registrationId,
      action: "completion-mail-requested",
      actor: actorOf(request.caller),
      requestId: request.requestId,
    });
    await jobs.enqueue(transaction, "mail-completion", { registrationId });
    return "accepted";
  });
}
