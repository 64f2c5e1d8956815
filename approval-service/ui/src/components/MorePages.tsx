import { Button, StackItem } from "@patternfly/react-core";
import { useEffect, useRef } from "react";
import { useTexts } from "../texts/language";
import { Failure } from "./Failure";

type Props = {
  /** `after` of the next page; null when there is none. */
  next: string | null;
  isLoading: boolean;
  error: unknown;
  onMore: (after: string) => void;
};

/** The button below a list that has more pages. The keyboard goes on with the first row that it brings. */
export function MorePages({ next, isLoading, error, onMore }: Props) {
  const { texts } = useTexts();
  /** The list that is about to grow, and how many rows it had. */
  const growing = useRef<{ list: Element; rows: number }>(undefined);
  useEffect(() => {
    if (isLoading || !growing.current) return;
    const { list, rows } = growing.current;
    growing.current = undefined;
    const first = rowsOf(list)[rows];
    if (!first) return;
    first.tabIndex = -1;
    first.focus();
  }, [isLoading]);

  return (
    <>
      {error !== undefined && (
        <StackItem>
          <Failure error={error} takesFocus />
        </StackItem>
      )}
      {next !== null && (
        <StackItem>
          <Button
            variant="secondary"
            isLoading={isLoading}
            // Disabled it would lose the focus.
            isAriaDisabled={isLoading}
            onClick={({ currentTarget }) => {
              const list = currentTarget.closest("section, .pf-v6-l-stack");
              growing.current = list ? { list, rows: rowsOf(list).length } : undefined;
              onMore(next);
            }}
          >
            {texts.loadMore}
          </Button>
        </StackItem>
      )}
    </>
  );
}

function rowsOf(list: Element): NodeListOf<HTMLElement> {
  return list.querySelectorAll("tbody tr");
}
