import { SearchInput, Toolbar, ToolbarContent, ToolbarItem } from "@patternfly/react-core";
import type { ReactNode } from "react";
import { useTexts } from "../texts/language";
import { useTyped } from "../use-typed";

type Props = {
  label: string;
  search: string;
  onSearch: (search: string) => void;
  /** Further filters, as items of the toolbar. */
  children?: ReactNode;
};

/** Searches when the person has finished typing: with Enter or the button. */
export function SearchBox({ label, search, onSearch, children }: Props) {
  const { texts } = useTexts();
  const [typed, setTyped] = useTyped(search);
  return (
    <Toolbar className="app-filters">
      <ToolbarContent>
        <ToolbarItem className="app-filter-search">
          <SearchInput
            aria-label={label}
            placeholder={label}
            value={typed}
            resetButtonLabel={texts.filters.clear}
            submitSearchButtonLabel={texts.filters.submit}
            onChange={(_event, text) => {
              setTyped(text);
            }}
            onSearch={() => {
              onSearch(typed.trim());
            }}
            onClear={() => {
              setTyped("");
              onSearch("");
            }}
          />
        </ToolbarItem>
        {children}
      </ToolbarContent>
    </Toolbar>
  );
}
