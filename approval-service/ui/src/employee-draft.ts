import { giveUp, keep, kept } from "./draft";

/** Whom somebody is about to add. */
export type EmployeeDraft = {
  firstName: string;
  lastName: string;
  email: string;
  customerNumber: string;
  locale: "de" | "en";
  /** Whether the dialog is open, so that it opens again after the log-in. */
  isOpen: boolean;
};

const NAME = "employee";

export function readEmployeeDraft(): EmployeeDraft | undefined {
  return kept(NAME) as EmployeeDraft | undefined;
}

export function writeEmployeeDraft(draft: EmployeeDraft): void {
  keep(NAME, draft);
}

export function forgetEmployeeDraft(): void {
  giveUp(NAME);
}
