import {
  Button,
  Content,
  EmptyState,
  EmptyStateBody,
  Skeleton,
  Stack,
  StackItem,
} from "@patternfly/react-core";
import { CheckCircleIcon } from "@patternfly/react-icons/dist/esm/icons/check-circle-icon";
import { useEffect, useState } from "react";
import { answer, type Api, type RegistrationPage, type Session } from "../api/client";
import { Failure } from "../components/Failure";
import { PageHeading } from "../components/PageHeading";
import { RegistrationTable } from "../components/RegistrationTable";
import { useTexts } from "../texts/language";

/** Who waits for a decision: oldest first; a super admin sees the own customer, an operator every one. */
export function RegistrationList({ api, session }: { api: Api; session: Session }) {
  const { texts } = useTexts();
  /** All that was read so far, as one page. */
  const [shown, setShown] = useState<RegistrationPage>();
  const [error, setError] = useState<unknown>();
  const [moreError, setMoreError] = useState<unknown>();
  const [loadingMore, setLoadingMore] = useState(false);
  /** The first registration that „more" brought: its link takes the focus. */
  const [firstNew, setFirstNew] = useState<string>();
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let cancelled = false;
    answer(api.GET("/api/registrations")).then(
      (page) => {
        if (cancelled) return;
        setShown(page);
        setError(undefined);
        setMoreError(undefined);
      },
      (cause: unknown) => {
        if (!cancelled) setError(cause);
      },
    );
    return () => {
      cancelled = true;
    };
  }, [api, attempt]);

  async function loadMore(after: string): Promise<void> {
    setLoadingMore(true);
    setMoreError(undefined);
    try {
      const { items, next } = await answer(api.GET("/api/registrations", { params: { query: { after } } }));
      setShown((former) => ({ items: [...(former?.items ?? []), ...items], next }));
      setFirstNew(items[0]?.id);
    } catch (cause) {
      setMoreError(cause);
    } finally {
      setLoadingMore(false);
    }
  }

  function refresh(): void {
    setAttempt(attempt + 1);
  }

  const next = shown?.next ?? null;
  return (
    <Stack hasGutter>
      <StackItem className="app-title-row">
        <PageHeading>{texts.listTitle}</PageHeading>
        <Button variant="link" isInline onClick={refresh}>
          {texts.refresh}
        </Button>
      </StackItem>
      <div aria-live="polite" className="app-live">
        {error !== undefined && <Failure error={error} onRetry={refresh} />}
        {shown?.items.length === 0 && (
          <EmptyState titleText={texts.emptyTitle} headingLevel="h2" icon={CheckCircleIcon} status="success">
            <EmptyStateBody>{texts.emptyText}</EmptyStateBody>
          </EmptyState>
        )}
      </div>
      {!shown && error === undefined && (
        <StackItem>
          <Skeleton height="12rem" screenreaderText={texts.loading} />
        </StackItem>
      )}
      {shown && shown.items.length > 0 && (
        <StackItem>
          <Content component="p">{texts.listIntro}</Content>
          <RegistrationTable
            registrations={shown.items}
            showsCustomer={session.role === "operator"}
            focused={firstNew}
          />
        </StackItem>
      )}
      {moreError !== undefined && (
        <StackItem>
          <Failure error={moreError} takesFocus />
        </StackItem>
      )}
      {next !== null && (
        <StackItem>
          <Button
            variant="secondary"
            isLoading={loadingMore}
            isDisabled={loadingMore}
            onClick={() => void loadMore(next)}
          >
            {texts.loadMore}
          </Button>
        </StackItem>
      )}
    </Stack>
  );
}
