import { Dropdown, DropdownItem, DropdownList, MenuToggle } from "@patternfly/react-core";
import { EllipsisVIcon } from "@patternfly/react-icons/dist/esm/icons/ellipsis-v-icon";
import { useState } from "react";
import type { Employee } from "../api/client";
import { fullName } from "../full-name";
import { useTexts } from "../texts/language";

export type EmployeeAction = "resend" | "deactivate" | "reactivate" | "remove";

type Props = {
  employee: Employee;
  isDisabled: boolean;
  onAction: (action: EmployeeAction) => void;
};

/** What can be done with one employee now; nothing at all with oneself. */
export function EmployeeActions({ employee, isDisabled, onAction }: Props) {
  const { texts } = useTexts();
  const [isOpen, setIsOpen] = useState(false);
  const actions = possibleActions(employee);
  if (actions.length === 0) return null;

  return (
    <Dropdown
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      popperProps={{ position: "end" }}
      shouldFocusFirstItemOnOpen
      toggle={(toggle) => (
        <MenuToggle
          ref={toggle}
          variant="plain"
          aria-label={texts.employees.actionsFor(fullName(employee))}
          isExpanded={isOpen}
          isDisabled={isDisabled}
          icon={<EllipsisVIcon />}
          onClick={() => {
            setIsOpen(!isOpen);
          }}
        />
      )}
    >
      <DropdownList>
        {actions.map((action) => (
          <DropdownItem
            key={action}
            isDanger={action === "remove"}
            onClick={() => {
              setIsOpen(false);
              onAction(action);
            }}
          >
            {texts.employees[action]}
          </DropdownItem>
        ))}
      </DropdownList>
    </Dropdown>
  );
}

function possibleActions({ state, change, isSelf }: Employee): EmployeeAction[] {
  const waitsFor = change && !change.failed ? change.kind : undefined;
  if (isSelf || waitsFor === "remove") return [];
  if (change?.kind === "create") return ["remove"];
  const isUnfinished = state === "invited" || state === "completing";
  return [
    ...(isUnfinished && !change ? (["resend"] as const) : []),
    ...(state !== "deactivated" || waitsFor === "reactivate" || change?.failed
      ? (["deactivate"] as const)
      : []),
    ...(state === "deactivated" && waitsFor !== "reactivate" ? (["reactivate"] as const) : []),
    "remove",
  ];
}
