import { Label } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import type { Employee } from "../api/client";
import { fullName } from "../full-name";
import { useTexts } from "../texts/language";
import { type EmployeeAction, EmployeeActions } from "./EmployeeActions";
import { Time } from "./Time";

type Props = {
  employees: readonly Employee[];
  /** For those who see more than one customer. */
  showsCustomer: boolean;
  /** Id of the employee with whom something is being done. */
  busy: string | undefined;
  onAction: (employee: Employee, action: EmployeeAction) => void;
};

const COLORS: Record<Employee["state"], "blue" | "orange" | "green" | "grey"> = {
  invited: "blue",
  completing: "orange",
  active: "green",
  deactivated: "grey",
};

/** Employees as a table; on a phone each becomes a card (approval.css). */
export function EmployeeTable({ employees, showsCustomer, busy, onAction }: Props) {
  const { texts } = useTexts();
  const words = texts.employees;
  return (
    <Table role="table" aria-label={words.title} variant="compact" className="registration-table">
      <Thead>
        <Tr>
          <Th width={25}>{texts.name}</Th>
          <Th>{texts.email}</Th>
          {showsCustomer && <Th modifier="nowrap">{words.customerNumber}</Th>}
          <Th>{words.state}</Th>
          <Th modifier="nowrap">{words.lastLogin}</Th>
          <Th screenReaderText={words.actions} />
        </Tr>
      </Thead>
      <Tbody>
        {employees.map((employee) => (
          // The id becomes the user's once there is one; an open menu must outlive that.
          <Tr key={employee.registrationId ?? employee.id}>
            <Td dataLabel={texts.name} modifier="breakWord" className="registration-name">
              {fullName(employee)}
              <Marks employee={employee} />
            </Td>
            <Td dataLabel={texts.email} modifier="breakWord">
              {employee.email}
            </Td>
            {showsCustomer && <Td dataLabel={words.customerNumber}>{employee.customerNumber}</Td>}
            <Td dataLabel={words.state}>
              <div className="employee-state">
                <Label color={COLORS[employee.state]} isCompact>
                  {words.states[employee.state]}
                </Label>
                <ChangeOf employee={employee} />
              </div>
            </Td>
            <Td
              dataLabel={words.lastLogin}
              className={employee.lastLoginAt === null ? "employee-unknown" : ""}
            >
              {employee.lastLoginAt === null ? (
                <span className="app-subtle">{words.unknown}</span>
              ) : (
                <Time iso={employee.lastLoginAt} />
              )}
            </Td>
            <Td className="registration-choice" modifier="fitContent">
              <EmployeeActions
                employee={employee}
                isDisabled={busy === employee.id}
                onAction={(action) => {
                  onAction(employee, action);
                }}
              />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

function Marks({ employee: { isSuperAdmin, isSelf } }: { employee: Employee }) {
  const { texts } = useTexts();
  if (!isSuperAdmin && !isSelf) return null;
  return (
    <div className="app-hints app-buttons">
      {isSuperAdmin && (
        <Label color="purple" isCompact>
          {texts.employees.superAdmin}
        </Label>
      )}
      {isSelf && (
        <Label color="grey" isCompact variant="outline">
          {texts.employees.self}
        </Label>
      )}
    </div>
  );
}

/** What is on its way, or did not work. */
function ChangeOf({ employee: { change } }: { employee: Employee }) {
  const { texts } = useTexts();
  if (!change) return null;
  const words = change.failed ? texts.employees.failures : texts.employees.changes;
  return <span className={change.failed ? "app-age app-failed" : "app-age"}>{words[change.kind]}</span>;
}
