import {
  Button,
  Form,
  FormGroup,
  FormHelperText,
  HelperText,
  HelperTextItem,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  TextArea,
} from "@patternfly/react-core";
import { type ReactNode, useState } from "react";
import type { Registration } from "../api/types";
import { forgetDraft, readDraft, writeDraft } from "../reject-draft";
import { useTexts } from "../texts/language";

type Props = {
  registration: Registration;
  busy: boolean;
  /** What went wrong at the last attempt; the text stays. */
  failure: ReactNode;
  onReject: (reason: string) => void;
  onClose: () => void;
};

const MAXIMUM_LENGTH = 1000;

/** Asks for the reason of a rejection. What was typed survives a session that ran out meanwhile. */
export function RejectDialog({ registration, busy, failure, onReject, onClose }: Props) {
  const { texts } = useTexts();
  const [reason, setReason] = useState(() => readDraft(registration.id));
  const [asked, setAsked] = useState(false);
  const name = `${registration.firstName} ${registration.lastName}`;
  const missing = asked && reason.trim() === "";

  function write(text: string): void {
    setReason(text);
    writeDraft(registration.id, text);
  }

  function close(): void {
    forgetDraft(registration.id);
    onClose();
  }

  return (
    <Modal
      isOpen
      variant="medium"
      onClose={close}
      aria-labelledby="reject-title"
      aria-describedby="reject-intro"
    >
      <ModalHeader title={texts.rejectTitle(name)} labelId="reject-title" />
      <ModalBody>
        {failure}
        <p id="reject-intro">{texts.rejectIntro}</p>
        <Form
          id="reject-form"
          onSubmit={(event) => {
            event.preventDefault();
            setAsked(true);
            if (reason.trim() !== "") onReject(reason.trim());
          }}
        >
          <FormGroup role="group" label={texts.templatesLabel} fieldId="reject-templates">
            <div className="decision-buttons" id="reject-templates">
              {texts.templates.map((template) => (
                <Button
                  key={template}
                  variant="tertiary"
                  size="sm"
                  onClick={() => {
                    write(template);
                  }}
                >
                  {template}
                </Button>
              ))}
            </div>
          </FormGroup>
          <FormGroup label={texts.reasonLabel} isRequired fieldId="reject-reason">
            <TextArea
              id="reject-reason"
              value={reason}
              onChange={(_event, text) => {
                write(text);
              }}
              isRequired
              maxLength={MAXIMUM_LENGTH}
              rows={4}
              validated={missing ? "error" : "default"}
              aria-describedby="reject-reason-help"
            />
            <FormHelperText>
              <HelperText id="reject-reason-help" aria-live="polite">
                <HelperTextItem variant={missing ? "error" : "default"}>
                  {missing ? texts.reasonMissing : texts.reasonHint}
                </HelperTextItem>
              </HelperText>
            </FormHelperText>
          </FormGroup>
        </Form>
      </ModalBody>
      <ModalFooter>
        <Button type="submit" form="reject-form" variant="danger" isLoading={busy} isDisabled={busy}>
          {texts.reject}
        </Button>
        <Button variant="link" onClick={close}>
          {texts.cancel}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
