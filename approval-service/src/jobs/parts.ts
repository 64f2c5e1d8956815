import type { Database } from "../database/database.ts";
import type { Identity } from "../identity/identity.ts";
import type { Mailer } from "../mail/mailer.ts";
import type { Lifetimes } from "../registration/expire.ts";
import type { ReminderTimes } from "../registration/remind.ts";
import type { Jobs } from "./jobs.ts";
import type { Log } from "../log.ts";

/** What jobs work with. */
export type JobParts = {
  database: Database;
  identity: Identity;
  mailer: Mailer;
  jobs: Jobs;
  links: Links;
  lifetimes: Lifetimes;
  reminders: ReminderTimes;
  /** Seconds in which further registrations are collected for the next mail to the same person. */
  digestWindow: number;
  /** Seconds in which whoever decided can take it back: nothing is carried out before. */
  undoWindow: number;
  /** Seconds between the decision's effect and the first look whether the person has finished. */
  completionCheckInterval: number;
  removeExpiredSessions: () => Promise<void>;
  log: Log;
};

/** Addresses that mails and pages lead to, from the configuration and never from a request. */
export type Links = {
  confirm: (token: string) => string;
  registration: (registrationId: string) => string;
  /** The list of what waits for a decision. */
  list: string;
  register: string;
  logIn: string;
  forgotPassword: string;
};
