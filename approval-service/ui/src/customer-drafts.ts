import { giveUp, keep, kept } from "./draft";

/** Whom an operator was about to appoint or withdraw when the log-in had ended: it is asked again after the log-in. */
export type SuperAdminQuestion = {
  kind: "appoint" | "withdraw" | "withdrawLast";
  person: { userId: string; firstName: string; lastName: string };
};

const question = (customerNumber: string) => `super-admin:${customerNumber}`;
const email = (registrationId: string) => `email:${registrationId}`;

export function readQuestion(customerNumber: string): SuperAdminQuestion | undefined {
  return kept(question(customerNumber)) as SuperAdminQuestion | undefined;
}

export function writeQuestion(customerNumber: string, asked: SuperAdminQuestion): void {
  keep(question(customerNumber), asked);
}

export function forgetQuestion(customerNumber: string): void {
  giveUp(question(customerNumber));
}

/** The address that an operator is typing in the place of a mistyped one. */
export function readEmail(registrationId: string): string | undefined {
  return kept(email(registrationId)) as string | undefined;
}

export function writeEmail(registrationId: string, typed: string): void {
  keep(email(registrationId), typed);
}

export function forgetEmail(registrationId: string): void {
  giveUp(email(registrationId));
}
