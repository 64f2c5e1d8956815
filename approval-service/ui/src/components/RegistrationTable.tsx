import { Button, Checkbox } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { Link } from "react-router";
import type { Registration } from "../api/client";
import { fullName } from "../full-name";
import { useTexts } from "../texts/language";
import { HintLabels } from "./HintLabels";
import { StateLabel } from "./StateLabel";
import { Time } from "./Time";

type Props = {
  registrations: readonly Registration[];
  title: string;
  /** Heading of the column with the time. */
  sinceLabel: string;
  /** For those who see more than one customer. */
  showsCustomer: boolean;
  /** Ids of the registrations that are chosen to be decided together. */
  chosen: ReadonlySet<string>;
  onChoose: (ids: readonly string[], isChosen: boolean) => void;
  onApprove: (registration: Registration) => void;
  onReject: (registration: Registration) => void;
  /** Ids of the registrations that are being decided. */
  busy: ReadonlySet<string>;
};

/** Registrations as a table; on a phone each becomes a card (approval.css). */
export function RegistrationTable(props: Props) {
  const { registrations, title, sinceLabel, showsCustomer, chosen, onChoose, onApprove, onReject, busy } =
    props;
  const { texts } = useTexts();
  const pending = registrations.filter(({ state }) => state === "pending").map(({ id }) => id);

  return (
    <Table role="table" aria-label={title} variant="compact" className="registration-table">
      <Thead>
        <Tr>
          {pending.length > 0 && (
            <Th screenReaderText={texts.choose}>
              <Checkbox
                id="choose-all"
                aria-label={texts.chooseAll}
                isChecked={pending.every((id) => chosen.has(id))}
                onChange={(_event, isChosen) => {
                  onChoose(pending, isChosen);
                }}
              />
            </Th>
          )}
          <Th width={30}>{texts.name}</Th>
          <Th>{texts.email}</Th>
          {showsCustomer && <Th>{texts.customer}</Th>}
          <Th>{sinceLabel}</Th>
          <Th screenReaderText={texts.decision} />
        </Tr>
      </Thead>
      <Tbody>
        {registrations.map((registration) => {
          const { id, state } = registration;
          const isPending = state === "pending";
          return (
            <Tr key={id}>
              {pending.length > 0 && (
                <Td className="registration-choice">
                  {isPending && (
                    <Checkbox
                      id={`choose-${id}`}
                      aria-label={texts.chooseOne(fullName(registration))}
                      isChecked={chosen.has(id)}
                      isDisabled={busy.has(id)}
                      onChange={(_event, isChosen) => {
                        onChoose([id], isChosen);
                      }}
                    />
                  )}
                </Td>
              )}
              <Td dataLabel={texts.name} modifier="breakWord" className="registration-name">
                <Link to={`/registrations/${id}`}>{fullName(registration)}</Link>
                <HintLabels registration={registration} />
              </Td>
              <Td dataLabel={texts.email} modifier="breakWord">
                {registration.email}
              </Td>
              {showsCustomer && (
                <Td dataLabel={texts.customer} modifier="breakWord">
                  {registration.customerNumber} {registration.customerName}
                </Td>
              )}
              <Td dataLabel={sinceLabel}>
                <Time iso={registration.confirmedAt ?? registration.registeredAt} withAge={isPending} />
              </Td>
              <Td dataLabel={texts.decision} className="registration-decision">
                {isPending ? (
                  <div className="app-buttons">
                    <Button
                      size="sm"
                      isDisabled={busy.has(id)}
                      aria-label={texts.approveOne(fullName(registration))}
                      onClick={() => {
                        onApprove(registration);
                      }}
                    >
                      {texts.approve}
                    </Button>
                    <Button
                      size="sm"
                      variant="secondary"
                      isDanger
                      isDisabled={busy.has(id)}
                      aria-label={texts.rejectOne(fullName(registration))}
                      onClick={() => {
                        onReject(registration);
                      }}
                    >
                      {texts.reject}
                    </Button>
                  </div>
                ) : (
                  <>
                    <StateLabel state={state} />
                    {registration.decidedBy && (
                      <span className="app-age">{texts.by(registration.decidedBy.name)}</span>
                    )}
                  </>
                )}
              </Td>
            </Tr>
          );
        })}
      </Tbody>
    </Table>
  );
}
