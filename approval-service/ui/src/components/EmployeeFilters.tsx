import { EMPLOYEE_STATES, type EmployeeFilter } from "../employee-filter";
import { useTexts } from "../texts/language";
import { CustomerFilter } from "./CustomerFilter";
import { SearchBox } from "./SearchBox";
import { SelectFilter } from "./SelectFilter";

type Props = {
  filter: EmployeeFilter;
  /** Whether the person may show every customer. */
  seesEveryCustomer: boolean;
  onChange: (change: Partial<EmployeeFilter>) => void;
};

/** Search and state of the employees. */
export function EmployeeFilters({ filter, seesEveryCustomer, onChange }: Props) {
  const { texts } = useTexts();
  const words = texts.employees;
  return (
    <SearchBox
      label={words.search}
      search={filter.search}
      onSearch={(search) => {
        onChange({ search });
      }}
    >
      <SelectFilter
        label={words.state}
        values={EMPLOYEE_STATES}
        nameOf={(state) => (state === "all" ? words.everyState : words.states[state])}
        value={filter.state}
        onChange={(state) => {
          onChange({ state });
        }}
      />
      {seesEveryCustomer && filter.customerNumber !== undefined && (
        <CustomerFilter
          number={filter.customerNumber}
          onRemove={() => {
            onChange({ customerNumber: undefined });
          }}
        />
      )}
    </SearchBox>
  );
}
