import { Button, ToolbarItem } from "@patternfly/react-core";
import { type ListFilter, SORTS, STATES, writeFilter } from "../list-filter";
import { useTexts } from "../texts/language";
import { CustomerFilter } from "./CustomerFilter";
import { SearchBox } from "./SearchBox";
import { SelectFilter } from "./SelectFilter";

type Props = { filter: ListFilter; onChange: (change: Partial<ListFilter>) => void };

/** Search, state and order of the list, and the list as a file. */
export function RegistrationFilters({ filter, onChange }: Props) {
  const { texts, language } = useTexts();
  const words = texts.filters;
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
        values={STATES}
        nameOf={(state) => (state === "all" ? words.all : texts.states[state])}
        value={filter.state}
        onChange={(state) => {
          onChange({ state });
        }}
      />
      <SelectFilter
        label={words.sort}
        values={SORTS}
        nameOf={(sort) => words.sorts[sort]}
        value={filter.sort}
        onChange={(sort) => {
          onChange({ sort });
        }}
      />
      {filter.customerNumber !== undefined && (
        <CustomerFilter
          number={filter.customerNumber}
          onRemove={() => {
            onChange({ customerNumber: undefined });
          }}
        />
      )}
      <ToolbarItem align={{ default: "alignStart", lg: "alignEnd" }}>
        <Button component="a" variant="link" href={csvUrl(filter, language)} download>
          {words.csv}
        </Button>
      </ToolbarItem>
    </SearchBox>
  );
}

/** The list as a file, as the page's address shows it. */
function csvUrl(filter: ListFilter, language: string): string {
  const parameters = writeFilter(filter);
  parameters.set("language", language);
  return `/api/registrations.csv?${parameters.toString()}`;
}
