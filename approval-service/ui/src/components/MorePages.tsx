import { Button, StackItem } from "@patternfly/react-core";
import { useTexts } from "../texts/language";
import { Failure } from "./Failure";

type Props = {
  /** `after` of the next page; null when there is none. */
  next: string | null;
  isLoading: boolean;
  error: unknown;
  onMore: (after: string) => void;
};

/** The button below a list that has more pages. */
export function MorePages({ next, isLoading, error, onMore }: Props) {
  const { texts } = useTexts();
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
            isDisabled={isLoading}
            onClick={() => {
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
