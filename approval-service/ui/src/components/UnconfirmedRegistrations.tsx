import { Button, Content, Title } from "@patternfly/react-core";
import { useState } from "react";
import type { Api, Registration } from "../api/client";
import { readEmail } from "../customer-drafts";
import { fullName } from "../full-name";
import { useTexts } from "../texts/language";
import { CorrectEmailDialog } from "./CorrectEmailDialog";
import { Notice } from "./Notice";
import { Time } from "./Time";

type Props = { api: Api; registrations: readonly Registration[]; onChanged: () => void };

/** Who has not confirmed the address yet, and how to correct one that was mistyped. */
export function UnconfirmedRegistrations({ api, registrations, onChanged }: Props) {
  const { texts } = useTexts();
  const words = texts.customers;
  /** Also after a log-in that came in between. */
  const [correcting, setCorrecting] = useState(() =>
    registrations.find(({ id }) => readEmail(id) !== undefined),
  );
  const [corrected, setCorrected] = useState<Registration>();
  return (
    <section aria-labelledby="unconfirmed">
      <Title headingLevel="h2" size="lg" id="unconfirmed">
        {words.unconfirmedTitle}
      </Title>
      {corrected && (
        <Notice variant="success" title={words.done.correct.title(fullName(corrected))} takesFocus>
          {words.done.correct.text}
        </Notice>
      )}
      <Content component="p">{words.unconfirmedIntro}</Content>
      <ul className="app-people">
        {registrations.map((registration) => (
          <li key={registration.id}>
            <div className="break-anywhere">
              <strong>{fullName(registration)}</strong>
              <div>{registration.email}</div>
              <span className="app-age">
                {texts.registered} <Time iso={registration.registeredAt} />
              </span>
            </div>
            <Button
              variant="secondary"
              size="sm"
              aria-label={words.correctOne(fullName(registration))}
              onClick={() => {
                setCorrected(undefined);
                setCorrecting(registration);
              }}
            >
              {words.correct}
            </Button>
          </li>
        ))}
      </ul>
      {correcting && (
        <CorrectEmailDialog
          api={api}
          registration={correcting}
          onCorrected={(registration) => {
            setCorrecting(undefined);
            setCorrected(registration);
            onChanged();
          }}
          onClose={() => {
            setCorrecting(undefined);
            // What was refused may have changed meanwhile.
            onChanged();
          }}
        />
      )}
    </section>
  );
}
