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
import { useCallback, useState } from "react";
import { answer, type Api, ApiError, type Fault } from "../api/client";
import { ConfirmDialog } from "../components/ConfirmDialog";
import { Failure } from "../components/Failure";
import { faultName, FaultTable } from "../components/FaultTable";
import { ListStatus } from "../components/ListStatus";
import { MorePages } from "../components/MorePages";
import { Notice } from "../components/Notice";
import { PageHeading } from "../components/PageHeading";
import { useTexts } from "../texts/language";
import { usePages } from "../use-pages";

type News = { done: "retried" | "discarded" } | { error: unknown };

/** What went wrong behind the scenes, and what an operator does about it. */
export function Faults({ api }: { api: Api }) {
  const { texts } = useTexts();
  const words = texts.faults;
  const list = usePages(
    useCallback(
      (after?: string) =>
        answer(api.GET("/api/faults", { params: { query: { ...(after !== undefined && { after }) } } })),
      [api],
    ),
  );
  const [news, setNews] = useState<News>();
  const [busy, setBusy] = useState<string>();
  const [discarding, setDiscarding] = useState<Fault>();
  const items = list.page?.items ?? [];

  async function act({ id }: Fault, wish: "retry" | "discard"): Promise<void> {
    setBusy(id);
    setNews(undefined);
    const params = { path: { id } };
    try {
      await answer(
        wish === "retry"
          ? api.POST("/api/faults/{id}/retry", { params, body: {} })
          : api.POST("/api/faults/{id}/discard", { params, body: {} }),
      );
      setNews({ done: wish === "retry" ? "retried" : "discarded" });
    } catch (error) {
      setNews({ error });
    } finally {
      setBusy(undefined);
      setDiscarding(undefined);
    }
    list.reload();
  }

  return (
    <Stack hasGutter>
      <StackItem className="app-title-row">
        <PageHeading>{words.title}</PageHeading>
        <ListStatus isLoading={list.isLoading} count={items.length} hasMore={list.page?.next != null} />
        <Button variant="link" isInline isLoading={list.isLoading} onClick={list.reload}>
          {texts.refresh}
        </Button>
      </StackItem>
      <StackItem>
        <Content component="p">{words.intro}</Content>
      </StackItem>
      {news && (
        <StackItem className="app-news">
          <FaultNews news={news} />
        </StackItem>
      )}
      <div aria-live="polite" className="app-live">
        {list.error !== undefined && <Failure error={list.error} onRetry={list.reload} />}
        {list.page && items.length === 0 && (
          <EmptyState titleText={words.emptyTitle} headingLevel="h2" icon={CheckCircleIcon}>
            <EmptyStateBody>{words.emptyText}</EmptyStateBody>
          </EmptyState>
        )}
      </div>
      {!list.page && list.error === undefined && (
        <StackItem>
          <Skeleton height="12rem" screenreaderText={texts.loading} />
        </StackItem>
      )}
      {items.length > 0 && (
        <StackItem aria-busy={list.isLoading} className="app-list">
          <FaultTable
            faults={items}
            busy={busy}
            onRetry={(fault) => void act(fault, "retry")}
            onDiscard={setDiscarding}
          />
        </StackItem>
      )}
      <MorePages next={list.page?.next ?? null} readMore={list.readMore} />
      {discarding && (
        <ConfirmDialog
          isDanger
          title={words.discardTitle}
          text={words.discardText(faultName(words, discarding))}
          action={words.discard}
          busy={busy !== undefined}
          failure={null}
          onConfirm={() => void act(discarding, "discard")}
          onClose={() => {
            setDiscarding(undefined);
          }}
        />
      )}
    </Stack>
  );
}

function FaultNews({ news }: { news: News }) {
  const { texts } = useTexts();
  const words = texts.faults;
  if ("done" in news)
    return (
      <Notice variant="success" title={words[news.done]} takesFocus>
        {news.done === "retried" && words.retriedText}
      </Notice>
    );
  if (news.error instanceof ApiError && news.error.problem?.code === "not-found")
    return (
      <Notice variant="info" title={words.goneTitle} takesFocus>
        {words.goneText}
      </Notice>
    );
  return <Failure error={news.error} takesFocus />;
}
