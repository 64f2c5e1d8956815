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
import { type ReactNode, useEffect, useState } from "react";
import { insertTemplate } from "../insert-template";
import { forgetDraft, readDraft, writeDraft } from "../reject-draft";
import { useTexts } from "../texts/language";

type Props = {
  title: string;
  intro: string;
  /** Under which the text is kept (reject-draft.ts). */
  draftId: string;
  busy: boolean;
  /** What went wrong at the last attempt; the text stays. */
  failure: ReactNode;
  onReject: (reason: string) => void;
  onClose: () => void;
};

const LONGEST_REASON = 1000;
const REASON_ID = "reject-reason";

/** Asks for the reason of a rejection. What was typed survives a session that ran out meanwhile, and a slip on Escape. */
export function RejectDialog({ title, intro, draftId, busy, failure, onReject, onClose }: Props) {
  const { texts } = useTexts();
  const [reason, setReason] = useState(() => readDraft(draftId).text);
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    writeDraft(draftId, { ...readDraft(draftId), isOpen: true });
    return () => {
      const draft = readDraft(draftId);
      // Who goes on to another page has closed it; who has to log in has not, since then this never runs.
      if (draft.text === "") forgetDraft(draftId);
      else writeDraft(draftId, { ...draft, isOpen: false });
    };
  }, [draftId]);
  const length = reason.trim().length;
  const mistake =
    length > LONGEST_REASON
      ? texts.reasonTooLong(length)
      : asked && length === 0
        ? texts.reasonMissing
        : undefined;

  function write(text: string): void {
    setReason(text);
    writeDraft(draftId, { text, isOpen: true });
  }

  function send(): void {
    setAsked(true);
    if (length > 0 && length <= LONGEST_REASON) onReject(reason.trim());
    else document.getElementById(REASON_ID)?.focus();
  }

  return (
    <Modal
      isOpen
      variant="medium"
      onEscapePress={onClose}
      elementToFocus={`#${REASON_ID}`}
      aria-labelledby="reject-title"
      aria-describedby="reject-intro"
    >
      <ModalHeader title={title} labelId="reject-title" />
      <ModalBody>
        <Form
          id="reject-form"
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          {failure}
          <p id="reject-intro">{intro}</p>
          <FormGroup role="group" label={texts.templatesLabel} fieldId="reject-templates">
            <div className="app-buttons" id="reject-templates">
              {texts.templates.map((template) => (
                <Button
                  key={template}
                  variant="tertiary"
                  size="sm"
                  onClick={() => {
                    write(insertTemplate(reason, template, texts.templates));
                  }}
                >
                  {template}
                </Button>
              ))}
            </div>
          </FormGroup>
          <FormGroup label={texts.reasonLabel} isRequired fieldId={REASON_ID}>
            <TextArea
              id={REASON_ID}
              value={reason}
              onChange={(_event, text) => {
                write(text);
              }}
              isRequired
              rows={4}
              validated={mistake === undefined ? "default" : "error"}
              aria-describedby="reject-reason-help"
            />
            <FormHelperText>
              <HelperText id="reject-reason-help" aria-live="polite">
                <HelperTextItem variant={mistake === undefined ? "default" : "error"} screenReaderText="">
                  {mistake ?? texts.reasonHint}
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
        <Button
          variant="link"
          onClick={() => {
            forgetDraft(draftId);
            onClose();
          }}
        >
          {texts.cancel}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
