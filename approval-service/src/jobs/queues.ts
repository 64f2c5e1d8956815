import type { Queue } from "pg-boss";
import type { NoticeKind } from "../registration/approver-notice.ts";

/** The PostgreSQL schema pg-boss lives in. */
export const JOB_SCHEMA = "pgboss";

/** What each job is given. Ids only: a job row outlives the personal data it is about. */
export type JobData = {
  /** Mail to the person who registered, whichever fits the registration's state. */
  "mail-registrant": { registrationId: string };
  /** The disabled user in Keycloak, after the confirmation. */
  "create-user": { registrationId: string };
  /** Finds who is to be told that a registration waits, and gives each a notice and a mail-approver job. */
  "inform-approvers": { registrationId: string; kind?: NoticeKind };
  /** Mails everything that one person is to be told. */
  "mail-approver": { userId: string; kind: NoticeKind };
  /** Carries an approval out: rights, user enabled, completion mail. */
  "activate-user": { registrationId: string };
  /** Carries a rejection out: rights, user deleted. */
  "carry-out-rejection": { registrationId: string };
  "mail-rejected": { registrationId: string };
  /** Tells the person who decided that the decision is void. */
  "mail-decision-void": { registrationId: string; userId: string };
  /** Deletes the disabled user of an expired or withdrawn registration. */
  "remove-user": { registrationId: string };
  "mail-expired": { registrationId: string };
  /** Looks whether an approved person has finished in Keycloak; asks itself again later if not. */
  "notice-completion": { registrationId: string };
  "expire-registrations": null;
  /** Brings to mind what has waited for days. */
  "remind-approvers": null;
  "reconcile-portal-users": null;
  /** Makes registrations of those whom customers' own identity providers have brought. */
  "register-newcomers": null;
  /** Carries out what is wanted of an account: deactivated, let in again, removed. */
  "change-account": { userId: string };
  /** The completion mail once more. */
  "mail-completion": { registrationId: string };
  /** Tells somebody that they are a super admin now. */
  "mail-appointed": { userId: string };
  /** Lays the chain of hashes over what is new in the audit. */
  "seal-audit": null;
};

export type JobName = keyof JobData;

/**
 * Retries: exponential with jitter from 1 s up to 20 s, for about two days (then the job has failed and is visible).
 * A killed process: its jobs miss their heartbeat after 10 s, the supervisor looks every 5 s, the retry waits 2 s at
 * first – well within 30 s. retentionSeconds is long because pg-boss deletes waiting jobs that are older.
 */
const EVERY_QUEUE = {
  retryLimit: 10_000,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 20,
  heartbeatSeconds: 10,
  expireInSeconds: 180,
  retentionSeconds: 90 * 86_400,
  deleteAfterSeconds: 30 * 86_400,
} as const;

/** `short`: at most one waiting job per singleton key, so that pressing a button 1,000 times leaves one. */
const POLICIES: Partial<Record<JobName, "short">> = {
  "mail-registrant": "short",
  "mail-approver": "short",
  "notice-completion": "short",
  "expire-registrations": "short",
  "remind-approvers": "short",
  "reconcile-portal-users": "short",
  "register-newcomers": "short",
  "seal-audit": "short",
};

/** How many jobs of a queue one process works on at a time; 1 where not named. */
export const CONCURRENCY: Partial<Record<JobName, number>> = {
  "mail-registrant": 4,
  "create-user": 4,
  "mail-approver": 4,
  "activate-user": 4,
  "notice-completion": 2,
};

const NAMES: Record<JobName, true> = {
  "mail-registrant": true,
  "create-user": true,
  "inform-approvers": true,
  "mail-approver": true,
  "activate-user": true,
  "carry-out-rejection": true,
  "mail-rejected": true,
  "mail-decision-void": true,
  "remove-user": true,
  "mail-expired": true,
  "notice-completion": true,
  "expire-registrations": true,
  "remind-approvers": true,
  "reconcile-portal-users": true,
  "change-account": true,
  "mail-completion": true,
  "mail-appointed": true,
  "register-newcomers": true,
  "seal-audit": true,
};

export const JOB_NAMES = Object.keys(NAMES) as JobName[];

export const QUEUES: readonly Queue[] = JOB_NAMES.map((name) => ({
  ...EVERY_QUEUE,
  name,
  policy: POLICIES[name] ?? "standard",
}));
