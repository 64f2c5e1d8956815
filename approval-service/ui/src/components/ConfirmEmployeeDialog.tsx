import type { ReactNode } from "react";
import type { Employee } from "../api/client";
import { fullName } from "../full-name";
import { useTexts } from "../texts/language";
import { ConfirmDialog } from "./ConfirmDialog";

type Props = {
  employee: Employee;
  action: "deactivate" | "remove";
  busy: boolean;
  /** What went wrong at the last attempt. */
  failure: ReactNode;
  onConfirm: () => void;
  onClose: () => void;
};

/** Says what is about to happen to somebody, and asks. */
export function ConfirmEmployeeDialog({ employee, action, ...props }: Props) {
  const { texts } = useTexts();
  const name = fullName(employee);
  const words = texts.employees.confirmations[action];
  return (
    <ConfirmDialog
      {...props}
      isDanger
      title={words.title(name)}
      text={words.text(name)}
      action={texts.employees[action]}
    />
  );
}
