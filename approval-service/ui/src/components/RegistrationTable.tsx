import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useEffect, useRef } from "react";
import { Link } from "react-router";
import type { Registration } from "../api/client";
import { fullName } from "../full-name";
import { useTexts } from "../texts/language";
import { Time } from "./Time";

type Props = {
  registrations: readonly Registration[];
  /** For those who see more than one customer. */
  showsCustomer: boolean;
  /** Id of the registration whose link takes the focus. */
  focused?: string | undefined;
};

/** Registrations as a table; on a phone each becomes a card (approval.css). */
export function RegistrationTable({ registrations, showsCustomer, focused }: Props) {
  const { texts } = useTexts();
  const focusedLink = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    focusedLink.current?.focus();
  }, [focused]);

  return (
    <Table role="table" aria-label={texts.listTitle} variant="compact" className="registration-table">
      <Thead>
        <Tr>
          <Th width={30}>{texts.name}</Th>
          <Th>{texts.email}</Th>
          {showsCustomer && <Th>{texts.customer}</Th>}
          <Th>{texts.waitingSince}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {registrations.map((registration) => (
          <Tr key={registration.id}>
            <Td dataLabel={texts.name} modifier="breakWord">
              <Link
                to={`/registrations/${registration.id}`}
                ref={registration.id === focused ? focusedLink : null}
                className="registration-link"
              >
                {fullName(registration)}
              </Link>
            </Td>
            <Td dataLabel={texts.email} modifier="breakWord">
              {registration.email}
            </Td>
            {showsCustomer && (
              <Td dataLabel={texts.customer} modifier="breakWord">
                {registration.customerNumber} {registration.customerName}
              </Td>
            )}
            <Td dataLabel={texts.waitingSince}>
              <Time iso={registration.confirmedAt ?? registration.registeredAt} withAge />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
