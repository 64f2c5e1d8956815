import { Button, StackItem } from "@patternfly/react-core";
import { useEffect, useRef, useState } from "react";
import { useTexts } from "../texts/language";
import { Failure } from "./Failure";

type Props = {
  /** `after` of the next page; null when there is none. */
  next: string | null;
  /** Adds the next page to the list. */
  readMore: (after: string) => Promise<void>;
};

/** The button below a list that has more pages. The keyboard goes on with the first row that it brings. */
export function MorePages({ next, readMore }: Props) {
  const { texts } = useTexts();
  const [isLoading, setLoading] = useState(false);
  /** The page that could not be read, and why. */
  const [failed, setFailed] = useState<{ after: string; error: unknown }>();
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

  async function load(after: string): Promise<void> {
    setLoading(true);
    setFailed(undefined);
    try {
      await readMore(after);
    } catch (error) {
      setFailed({ after, error });
    } finally {
      setLoading(false);
    }
  }

  return (
    <>
      {failed && failed.after === next && (
        <StackItem>
          <Failure error={failed.error} takesFocus />
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
              void load(next);
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
