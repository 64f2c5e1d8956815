import { Button, Modal, ModalBody, ModalFooter, ModalHeader } from "@patternfly/react-core";
import type { ReactNode } from "react";
import { useTexts } from "../texts/language";

type Props = {
  title: string;
  text: string;
  /** What the button says. */
  action: string;
  isDanger?: boolean;
  busy: boolean;
  /** What went wrong at the last attempt. */
  failure: ReactNode;
  onConfirm: () => void;
  onClose: () => void;
};

/** Says what is about to happen, and asks. */
export function ConfirmDialog({ title, text, action, isDanger, busy, failure, onConfirm, onClose }: Props) {
  const { texts } = useTexts();
  return (
    <Modal
      isOpen
      variant="small"
      onEscapePress={onClose}
      elementToFocus="#confirm-cancel"
      aria-labelledby="confirm-title"
      aria-describedby="confirm-text"
    >
      <ModalHeader
        title={title}
        {...(isDanger === true && {
          titleIconVariant: "warning" as const,
          titleScreenReaderText: texts.noticeKinds.warning,
        })}
        labelId="confirm-title"
      />
      <ModalBody>
        {failure}
        <p id="confirm-text" className="break-anywhere">
          {text}
        </p>
      </ModalBody>
      <ModalFooter>
        <Button
          variant={isDanger === true ? "danger" : "primary"}
          isLoading={busy}
          isDisabled={busy}
          onClick={onConfirm}
        >
          {action}
        </Button>
        <Button id="confirm-cancel" variant="link" onClick={onClose}>
          {texts.cancel}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
