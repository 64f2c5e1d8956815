import { Button, Label } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { Link } from "react-router";
import type { Fault } from "../api/client";
import { fullName } from "../full-name";
import type { Texts } from "../texts/de";
import { useTexts } from "../texts/language";
import { Time } from "./Time";

type Props = {
  faults: readonly Fault[];
  /** Id of the fault with which something is being done. */
  busy: string | undefined;
  onRetry: (fault: Fault) => void;
  onDiscard: (fault: Fault) => void;
};

/** What was to be done, for whom, and why it did not work; on a phone each becomes a card (approval.css). */
export function FaultTable({ faults, busy, onRetry, onDiscard }: Props) {
  const { texts } = useTexts();
  const words = texts.faults;
  return (
    <Table role="table" aria-label={words.title} variant="compact" className="registration-table">
      <Thead>
        <Tr>
          <Th width={30}>{words.what}</Th>
          <Th width={25}>{words.about}</Th>
          <Th width={25}>{words.why}</Th>
          <Th>{words.since}</Th>
          <Th screenReaderText={words.actions} />
        </Tr>
      </Thead>
      <Tbody>
        {faults.map((fault) => (
          <Tr key={fault.id}>
            <Td dataLabel={words.what} modifier="breakWord" className="registration-name">
              {words.jobs[fault.job]}
              <div className="app-hints app-buttons">
                <Label color={fault.hasFailed ? "red" : "orange"} isCompact>
                  {fault.hasFailed ? words.failed : words.trying}
                </Label>
              </div>
            </Td>
            <Td dataLabel={words.about} modifier="breakWord">
              <About fault={fault} />
            </Td>
            <Td dataLabel={words.why} modifier="breakWord">
              {words.reasons[fault.reason]}
              {fault.detail !== null && (
                <span className="app-age" lang="en">
                  {fault.detail}
                </span>
              )}
            </Td>
            <Td dataLabel={words.since}>
              <Time iso={fault.since} withAge />
              <span className="app-age">{words.attempts(fault.attempts)}</span>
            </Td>
            <Td className="registration-decision fault-actions" modifier="fitContent">
              <div className="app-buttons">
                {fault.hasFailed && (
                  <Button
                    size="sm"
                    isDisabled={busy === fault.id}
                    aria-label={words.retryOne(faultName(words, fault))}
                    onClick={() => {
                      onRetry(fault);
                    }}
                  >
                    {words.retry}
                  </Button>
                )}
                <Button
                  size="sm"
                  variant="secondary"
                  isDanger
                  isDisabled={busy === fault.id}
                  aria-label={words.discardOne(faultName(words, fault))}
                  onClick={() => {
                    onDiscard(fault);
                  }}
                >
                  {words.discard}
                </Button>
              </div>
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

/** What was to be done, and for whom: the same may have failed for many. */
export function faultName(words: Texts["faults"], { job, registration, user }: Fault): string {
  const person = registration ?? user;
  return person ? words.of(words.jobs[job], fullName(person)) : words.jobs[job];
}

/** Whom it concerns, with the way there. */
function About({ fault: { registration, user } }: { fault: Fault }) {
  const { texts } = useTexts();
  const words = texts.faults;
  const person = registration ?? user;
  if (!person) return <span className="app-subtle">{words.nobody}</span>;
  const { customerNumber } = person;
  return (
    <>
      {registration?.isConfirmed === true ? (
        <Link to={`/registrations/${registration.id}`}>{fullName(person)}</Link>
      ) : (
        fullName(person)
      )}
      <span className="app-age">{person.email}</span>
      {customerNumber !== null && (
        <Link to={`/customers/${encodeURIComponent(customerNumber)}`}>{words.customer(customerNumber)}</Link>
      )}
    </>
  );
}
