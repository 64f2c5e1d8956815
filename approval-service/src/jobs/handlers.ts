import { sealAudit } from "../audit/seal-audit.ts";
import { forgetOldTraces } from "../database/statements/forget-old-traces.ts";
import { reconcilePortalUsers } from "../portal-users/reconcile.ts";
import { expire } from "../registration/expire.ts";
import { forget } from "../registration/forget.ts";
import { remind } from "../registration/remind.ts";
import { activateUser } from "./activate-user.ts";
import { carryOutRejection } from "./carry-out-rejection.ts";
import { changeAccount } from "./change-account.ts";
import { createUser } from "./create-user.ts";
import { informApprovers } from "./inform-approvers.ts";
import type { JobContext } from "./jobs.ts";
import { mailAppointed } from "./mail-appointed.ts";
import { mailApprover } from "./mail-approver.ts";
import { mailCompletion } from "./mail-completion.ts";
import { mailDecisionVoid } from "./mail-decision-void.ts";
import { mailExpired } from "./mail-expired.ts";
import { mailRegistrant } from "./mail-registrant.ts";
import { mailRejected } from "./mail-rejected.ts";
import { noticeCompletion } from "./notice-completion.ts";
import type { JobParts } from "./parts.ts";
import type { JobData, JobName } from "./queues.ts";
import { registerNewcomers } from "./register-newcomers.ts";
import { removeUser } from "./remove-user.ts";

export type Handlers = {
  [Name in JobName]: (parts: JobParts, data: JobData[Name], context: JobContext) => Promise<void>;
};

/** What each job does. */
export const HANDLERS: Handlers = {
  "mail-registrant": mailRegistrant,
  "create-user": createUser,
  "inform-approvers": informApprovers,
  "mail-approver": mailApprover,
  "activate-user": activateUser,
  "carry-out-rejection": carryOutRejection,
  "mail-rejected": mailRejected,
  "mail-decision-void": mailDecisionVoid,
  "remove-user": removeUser,
  "mail-expired": mailExpired,
  "notice-completion": noticeCompletion,
  "reconcile-portal-users": reconcilePortalUsers,
  "change-account": changeAccount,
  "mail-completion": mailCompletion,
  "mail-appointed": mailAppointed,
  "register-newcomers": registerNewcomers,
  "seal-audit": sealAudit,
  async "expire-registrations"(parts) {
    const count = await expire(parts);
    if (count > 0) parts.log.info({ count }, "Registrations have expired.");
    await forget(parts);
    await forgetOldTraces(parts.database);
    await parts.removeExpiredSessions();
  },
  async "remind-approvers"(parts) {
    const count = await remind(parts);
    if (count > 0) parts.log.info({ count }, "Those who decide are reminded of registrations.");
  },
};
