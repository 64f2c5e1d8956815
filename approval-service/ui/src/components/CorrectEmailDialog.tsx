import {
  Button,
  Content,
  Form,
  FormGroup,
  FormHelperText,
  HelperText,
  HelperTextItem,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  TextInput,
} from "@patternfly/react-core";
import { type SubmitEvent, useState } from "react";
import { answer, type Api, ApiError, type Registration } from "../api/client";
import { forgetEmail, readEmail, writeEmail } from "../customer-drafts";
import { fullName } from "../full-name";
import { useTexts } from "../texts/language";
import { Failure } from "./Failure";

type Props = {
  api: Api;
  registration: Registration;
  onCorrected: (registration: Registration) => void;
  onClose: () => void;
};

/** Asks for the address that was meant. What was typed survives a session that ran out meanwhile. */
export function CorrectEmailDialog({ api, registration, onCorrected, onClose }: Props) {
  const { texts } = useTexts();
  const words = texts.customers;
  const [email, setEmail] = useState(() => readEmail(registration.id) ?? registration.email);
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const isInvalid = error instanceof ApiError && error.problem?.code === "invalid-input";

  function close(): void {
    forgetEmail(registration.id);
    onClose();
  }

  async function send(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      const params = { path: { id: registration.id } };
      const corrected = await answer(api.PATCH("/api/registrations/{id}/email", { params, body: { email } }));
      forgetEmail(registration.id);
      onCorrected(corrected);
    } catch (cause) {
      setError(cause);
      setBusy(false);
    }
  }

  return (
    <Modal
      isOpen
      variant="small"
      onEscapePress={close}
      elementToFocus="#correct-email"
      aria-labelledby="correct-title"
    >
      <ModalHeader title={words.correctTitle(fullName(registration))} labelId="correct-title" />
      <ModalBody>
        {error !== undefined && !isInvalid && <Failure error={error} takesFocus />}
        <Content component="p">{words.correctIntro}</Content>
        <Content component="p" className="break-anywhere">
          {words.formerEmail}: {registration.email}
        </Content>
        <Form id="correct-form" noValidate onSubmit={(event) => void send(event)}>
          <FormGroup label={words.newEmail} fieldId="correct-email" isRequired>
            <TextInput
              id="correct-email"
              type="email"
              autoComplete="off"
              value={email}
              validated={isInvalid ? "error" : "default"}
              aria-describedby={isInvalid ? "correct-mistake" : undefined}
              onChange={(_event, text) => {
                setEmail(text);
                writeEmail(registration.id, text);
              }}
            />
            {isInvalid && (
              <FormHelperText>
                <HelperText isLiveRegion>
                  <HelperTextItem variant="error" id="correct-mistake">
                    {words.invalidEmail}
                  </HelperTextItem>
                </HelperText>
              </FormHelperText>
            )}
          </FormGroup>
        </Form>
      </ModalBody>
      <ModalFooter>
        <Button type="submit" form="correct-form" isLoading={busy} isDisabled={busy}>
          {words.send}
        </Button>
        <Button variant="link" onClick={close}>
          {texts.cancel}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
