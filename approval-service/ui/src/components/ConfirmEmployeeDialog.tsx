import { Button, Modal, ModalBody, ModalFooter, ModalHeader, Stack } from "@patternfly/react-core";
import type { ReactNode } from "react";
import type { Employee } from "../api/client";
import { fullName } from "../full-name";
import { useTexts } from "../texts/language";

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
export function ConfirmEmployeeDialog({ employee, action, busy, failure, onConfirm, onClose }: Props) {
  const { texts } = useTexts();
  const name = fullName(employee);
  const words = texts.employees.confirmations[action];
  return (
    <Modal
      isOpen
      variant="small"
      onEscapePress={onClose}
      elementToFocus="#confirm-cancel"
      aria-labelledby="confirm-title"
      aria-describedby="confirm-text"
    >
      <ModalHeader title={words.title(name)} titleIconVariant="warning" labelId="confirm-title" />
      <ModalBody>
        <Stack hasGutter>
          {failure}
          <p id="confirm-text" className="break-anywhere">
            {words.text(name)}
          </p>
        </Stack>
      </ModalBody>
      <ModalFooter>
        <Button variant="danger" isLoading={busy} isDisabled={busy} onClick={onConfirm}>
          {texts.employees[action]}
        </Button>
        <Button id="confirm-cancel" variant="link" onClick={onClose}>
          {texts.cancel}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
