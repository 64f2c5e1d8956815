/** Whom somebody is about to add, kept in this tab alone until it is sent or given up: a session may run out meanwhile. */
export type EmployeeDraft = {
  firstName: string;
  lastName: string;
  email: string;
  customerNumber: string;
  locale: "de" | "en";
  /** Whether the dialog is open, so that it opens again after the log-in. */
  isOpen: boolean;
};

const KEY = "draft:employee";

export function readEmployeeDraft(): EmployeeDraft | undefined {
  const stored = sessionStorage.getItem(KEY);
  return stored === null ? undefined : (JSON.parse(stored) as EmployeeDraft);
}

export function writeEmployeeDraft(draft: EmployeeDraft): void {
  sessionStorage.setItem(KEY, JSON.stringify(draft));
}

export function forgetEmployeeDraft(): void {
  sessionStorage.removeItem(KEY);
}
