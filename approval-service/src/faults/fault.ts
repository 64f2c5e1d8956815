import type { JobName } from "../jobs/queues.ts";

/** Why a job could not be done, as far as one can tell from what it left behind. */
export const REASONS = [
  "mail-refused",
  "mail-server-away",
  "keycloak-refused",
  "keycloak-away",
  "database-away",
  "not-possible",
  "interrupted",
  "internal",
] as const;
export type Reason = (typeof REASONS)[number];

/** A job that has failed, or that fails again and again. */
export type Fault = {
  id: string;
  job: JobName;
  /** false: it is still being tried. */
  hasFailed: boolean;
  reason: Reason;
  /** Our own words about it, for whoever has to look deeper; they never name a person. */
  detail: string | null;
  since: Date;
  attempts: number;
  /** The registration it is about. */
  registration: {
    id: string;
    firstName: string;
    lastName: string;
    email: string;
    customerNumber: string;
    /** Whether the registration has a page of its own. */
    isConfirmed: boolean;
  } | null;
  /** The account it is about, where there is no registration, or who is to be told. */
  user: {
    userId: string;
    firstName: string;
    lastName: string;
    email: string;
    customerNumber: string | null;
  } | null;
};

const REASONS_BY_ERROR: Record<string, Reason> = {
  MailRefused: "mail-refused",
  MailUnavailable: "mail-server-away",
  IdentityRefused: "keycloak-refused",
  IdentityUnavailable: "keycloak-away",
  DatabaseUnavailable: "database-away",
  PermanentFailure: "not-possible",
};

/** Reads what a job left behind: our own description of an error (jobs/run.ts), or pg-boss's word on one that stopped. */
export function reasonOf(output: unknown): { reason: Reason; detail: string | null } {
  const { type, reason, value } = (output ?? {}) as {
    type?: unknown;
    reason?: unknown;
    value?: { message?: unknown };
  };
  const detail = typeof reason === "string" ? reason : null;
  if (typeof value?.message === "string") return { reason: "interrupted", detail };
  return { reason: REASONS_BY_ERROR[String(type)] ?? "internal", detail };
}
