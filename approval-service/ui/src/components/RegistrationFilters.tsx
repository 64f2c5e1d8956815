import {
  Button,
  FormSelect,
  FormSelectOption,
  Label,
  SearchInput,
  Toolbar,
  ToolbarContent,
  ToolbarItem,
} from "@patternfly/react-core";
import { type ListFilter, SORTS, STATES, writeFilter } from "../list-filter";
import { useTexts } from "../texts/language";
import { useTyped } from "../use-typed";

type Props = { filter: ListFilter; onChange: (change: Partial<ListFilter>) => void };

/** Search, state and order of the list, and the list as a file. */
export function RegistrationFilters({ filter, onChange }: Props) {
  const { texts, language } = useTexts();
  const [typed, setTyped] = useTyped(filter.search);

  return (
    <Toolbar className="app-filters">
      <ToolbarContent>
        <ToolbarItem className="app-filter-search">
          <SearchInput
            aria-label={texts.filters.search}
            placeholder={texts.filters.search}
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
            aria-label={texts.filters.state}
            value={filter.state}
            onChange={(_event, value) => {
              onChange({ state: STATES.find((state) => state === value) ?? "pending" });
            }}
          >
            {STATES.map((state) => (
              <FormSelectOption
                key={state}
                value={state}
                label={state === "all" ? texts.filters.all : texts.states[state]}
              />
            ))}
          </FormSelect>
        </ToolbarItem>
        <ToolbarItem>
          <FormSelect
            aria-label={texts.filters.sort}
            value={filter.sort}
            onChange={(_event, value) => {
              onChange({ sort: SORTS.find((sort) => sort === value) ?? "oldest" });
            }}
          >
            {SORTS.map((sort) => (
              <FormSelectOption key={sort} value={sort} label={texts.filters.sorts[sort]} />
            ))}
          </FormSelect>
        </ToolbarItem>
        {filter.customerNumber !== undefined && (
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
        <ToolbarItem align={{ default: "alignStart", lg: "alignEnd" }}>
          <Button component="a" variant="link" href={csvUrl(filter, language)} download>
            {texts.filters.csv}
          </Button>
        </ToolbarItem>
      </ToolbarContent>
    </Toolbar>
  );
}

/** The list as a file, as the page's address shows it. */
function csvUrl(filter: ListFilter, language: string): string {
  const parameters = writeFilter(filter);
  parameters.set("language", language);
  return `/api/registrations.csv?${parameters.toString()}`;
}
