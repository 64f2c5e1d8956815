import {
  FormSelect,
  FormSelectOption,
  Label,
  SearchInput,
  Toolbar,
  ToolbarContent,
  ToolbarItem,
} from "@patternfly/react-core";
import { EMPLOYEE_STATES, type EmployeeFilter } from "../employee-filter";
import { useTexts } from "../texts/language";
import { useTyped } from "../use-typed";

type Props = {
  filter: EmployeeFilter;
  /** Whether the person may show every customer. */
  seesEveryCustomer: boolean;
  onChange: (change: Partial<EmployeeFilter>) => void;
};

/** Search and state of the employees. */
export function EmployeeFilters({ filter, seesEveryCustomer, onChange }: Props) {
  const { texts } = useTexts();
  const [typed, setTyped] = useTyped(filter.search);

  return (
    <Toolbar className="app-filters">
      <ToolbarContent>
        <ToolbarItem className="app-filter-search">
          <SearchInput
            aria-label={texts.employees.search}
            placeholder={texts.employees.search}
            value={typed}
            resetButtonLabel={texts.filters.clear}
            submitSearchButtonLabel={texts.filters.submit}
            onChange={(_event, text) => {
              setTyped(text);
            }}
            onSearch={() => {
              onChange({ search: typed.trim() });
            }}
            onClear={() => {
              setTyped("");
              onChange({ search: "" });
            }}
          />
        </ToolbarItem>
        <ToolbarItem>
          <FormSelect
            aria-label={texts.employees.state}
            value={filter.state}
            onChange={(_event, value) => {
              onChange({ state: EMPLOYEE_STATES.find((state) => state === value) ?? "all" });
            }}
          >
            {EMPLOYEE_STATES.map((state) => (
              <FormSelectOption
                key={state}
                value={state}
                label={state === "all" ? texts.employees.everyState : texts.employees.states[state]}
              />
            ))}
          </FormSelect>
        </ToolbarItem>
        {seesEveryCustomer && filter.customerNumber !== undefined && (
          <ToolbarItem alignSelf="center">
            <Label
              color="blue"
              closeBtnAriaLabel={texts.filters.everyCustomer}
              onClose={() => {
                onChange({ customerNumber: undefined });
              }}
            >
              {texts.filters.ofCustomer(filter.customerNumber)}
            </Label>
          </ToolbarItem>
        )}
      </ToolbarContent>
    </Toolbar>
  );
}
