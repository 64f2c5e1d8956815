import {
  AlertActionLink,
  Button,
  Content,
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
  Skeleton,
  Stack,
  StackItem,
} from "@patternfly/react-core";
import { CheckCircleIcon } from "@patternfly/react-icons/dist/esm/icons/check-circle-icon";
import { SearchIcon } from "@patternfly/react-icons/dist/esm/icons/search-icon";
import { useState } from "react";
import { answer, type Api, ApiError, type Registration, type Session } from "../api/client";
import { approve, readRegistration, reject, undo } from "../api/registrations";
import { DecisionNews, type News } from "../components/DecisionNews";
import { Failure } from "../components/Failure";
import { ListStatus } from "../components/ListStatus";
import { MorePages } from "../components/MorePages";
import { Notice } from "../components/Notice";
import { focusHeading, PageHeading } from "../components/PageHeading";
import { RegistrationFilters } from "../components/RegistrationFilters";
import { RegistrationTable } from "../components/RegistrationTable";
import { RejectDialog } from "../components/RejectDialog";
import { fullName } from "../full-name";
import { useListFilter } from "../list-filter";
import { useRegistrationList } from "../registration-list";
import { draftIdOf, forgetDraft, openDrafts } from "../reject-draft";
import { useTexts } from "../texts/language";

const NOBODY: ReadonlySet<string> = new Set();
/** As many as the API takes in one request. */
const MOST_AT_ONCE = 100;

/** Registrations to be found and decided; a super admin sees the own customer, an operator every one. */
export function RegistrationList({ api, session }: { api: Api; session: Session }) {
  const { texts } = useTexts();
  const [filter, changeFilter] = useListFilter();
  const list = useRegistrationList(api, filter);
  const [chosen, setChosen] = useState(NOBODY);
  const [busy, setBusy] = useState(NOBODY);
  const [news, setNews] = useState<News>();
  /** Whom the open dialog is about to reject. */
  const [rejecting, setRejecting] = useState<readonly Registration[]>([]);
  const [rejectError, setRejectError] = useState<unknown>();

  const items = list.page?.items ?? [];
  // What was being rejected when a log-in came in between is asked again once the list is there.
  const [isResumed, setIsResumed] = useState(false);
  if (list.page && !isResumed) {
    setIsResumed(true);
    const interrupted = openDrafts();
    const byId = new Map(items.map((item) => [item.id, item]));
    const whole = interrupted
      .map((ids) => ids.flatMap((id) => byId.get(id) ?? []))
      .find((found, index) => found.length === interrupted[index]?.length);
    if (whole) setRejecting(whole);
  }
  const chosenItems = items.filter(({ id, state }) => chosen.has(id) && state === "pending");
  const isFiltered =
    filter.search !== "" || filter.state !== "pending" || filter.customerNumber !== undefined;
  const next = list.page?.next ?? null;

  /** Runs what this person asked for; afterwards the rows show what became of it. */
  async function act(ids: readonly string[], request: () => Promise<News>): Promise<void> {
    setBusy(new Set(ids));
    setNews(undefined);
    try {
      setNews(await request());
    } catch (error) {
      setNews({ kind: "failed", error });
      if (error instanceof ApiError && error.problem?.code === "already-decided") await showAgain(ids);
    } finally {
      setBusy(NOBODY);
    }
  }

  async function showAgain(ids: readonly string[]): Promise<void> {
    const read = await Promise.allSettled(ids.map((id) => readRegistration(api, id)));
    list.put(read.flatMap((one) => (one.status === "fulfilled" ? [one.value] : [])));
  }

  async function decideOne(request: Promise<Registration>): Promise<News> {
    const registration = await request;
    list.put([registration]);
    return { kind: "decided", registration };
  }

  async function decideSeveral(
    registrations: readonly Registration[],
    verdict: { verdict: "approve" } | { verdict: "reject"; reason: string },
  ): Promise<News> {
    const results = [];
    for (let first = 0; first < registrations.length; first += MOST_AT_ONCE) {
      const ids = registrations.slice(first, first + MOST_AT_ONCE).map(({ id }) => id);
      const page = await answer(api.POST("/api/decisions", { body: { ...verdict, registrations: ids } }));
      list.put(page.results.flatMap(({ registration }) => registration ?? []));
      results.push(...page.results);
    }
    setChosen(NOBODY);
    const names = new Map(registrations.map((one) => [one.id, fullName(one)]));
    return {
      kind: "several",
      results: results.map((result) => ({ ...result, name: names.get(result.id) ?? "" })),
    };
  }

  async function takeBack(registrations: readonly Registration[]): Promise<News> {
    const undone = [];
    for (const { id } of registrations) {
      const registration = await undo(api, id);
      list.put([registration]);
      undone.push(registration);
    }
    const [first] = undone;
    return undone.length === 1 && first
      ? { kind: "undone", registration: first }
      : { kind: "several-undone", count: undone.length };
  }

  function closeDialog(): void {
    setRejecting([]);
    setRejectError(undefined);
  }

  async function rejectNow(reason: string): Promise<void> {
    const [first] = rejecting;
    if (!first) return;
    const ids = rejecting.map(({ id }) => id);
    setBusy(new Set(ids));
    setRejectError(undefined);
    try {
      setNews(
        rejecting.length === 1
          ? await decideOne(reject(api, first.id, reason))
          : await decideSeveral(rejecting, { verdict: "reject", reason }),
      );
      forgetDraft(draftId);
      closeDialog();
    } catch (error) {
      if (error instanceof ApiError && error.problem?.code === "already-decided") {
        forgetDraft(draftId);
        closeDialog();
        setNews({ kind: "failed", error });
        await showAgain(ids);
      } else setRejectError(error);
    } finally {
      setBusy(NOBODY);
    }
  }
  const draftId = draftIdOf(rejecting.map(({ id }) => id));

  return (
    <Stack hasGutter>
      <StackItem className="app-title-row">
        <PageHeading>{filter.state === "pending" ? texts.listTitle : texts.allTitle}</PageHeading>
        <ListStatus isLoading={list.isLoading} count={items.length} hasMore={next !== null} />
        <Button variant="link" isInline isLoading={list.isLoading} onClick={list.reload}>
          {texts.refresh}
        </Button>
      </StackItem>
      <StackItem>
        <RegistrationFilters
          filter={filter}
          onChange={(change) => {
            setNews(undefined);
            setChosen(NOBODY);
            changeFilter(change);
          }}
        />
      </StackItem>
      {news && (
        <StackItem className="app-news">
          <DecisionNews
            news={news}
            onUndo={(registrations) =>
              void act(
                registrations.map(({ id }) => id),
                () => takeBack(registrations),
              )
            }
          />
        </StackItem>
      )}
      <div aria-live="polite" className="app-live">
        {list.error !== undefined && <Failure error={list.error} onRetry={list.reload} />}
        {list.hasNews && (
          <Notice
            variant="info"
            title={texts.newsTitle}
            actions={
              <AlertActionLink
                onClick={() => {
                  list.reload();
                  focusHeading();
                }}
              >
                {texts.newsShow}
              </AlertActionLink>
            }
          />
        )}
        {list.page && items.length === 0 && renderEmpty()}
      </div>
      {!list.page && list.error === undefined && (
        <StackItem>
          <Skeleton height="12rem" screenreaderText={texts.loading} />
        </StackItem>
      )}
      {items.length > 0 && (
        <StackItem aria-busy={list.isLoading} className="app-list">
          {filter.state === "pending" && <Content component="p">{texts.listIntro}</Content>}
          {chosenItems.length > 0 && (
            <div
              className="app-buttons app-chosen"
              role="group"
              aria-label={texts.chosen(chosenItems.length)}
            >
              <span className="app-chosen-count">{texts.chosen(chosenItems.length)}</span>
              <Button
                onClick={() =>
                  act(
                    chosenItems.map(({ id }) => id),
                    () => decideSeveral(chosenItems, { verdict: "approve" }),
                  )
                }
                isDisabled={busy.size > 0}
              >
                {texts.approveChosen(chosenItems.length)}
              </Button>
              <Button
                variant="secondary"
                isDanger
                isDisabled={busy.size > 0}
                onClick={() => {
                  setRejecting(chosenItems);
                }}
              >
                {texts.rejectChosen(chosenItems.length)}
              </Button>
            </div>
          )}
          <RegistrationTable
            registrations={items}
            title={filter.state === "pending" ? texts.listTitle : texts.allTitle}
            sinceLabel={filter.state === "pending" ? texts.waitingSince : texts.registered}
            showsCustomer={session.role === "operator"}
            chosen={chosen}
            onChoose={(ids, isChosen) => {
              const others = [...chosen].filter((id) => !ids.includes(id));
              setChosen(new Set(isChosen ? [...others, ...ids] : others));
            }}
            busy={busy}
            onApprove={({ id }) => void act([id], () => decideOne(approve(api, id)))}
            onReject={(registration) => {
              setRejecting([registration]);
            }}
          />
        </StackItem>
      )}
      <MorePages next={next} readMore={list.readMore} />
      {rejecting[0] && (
        <RejectDialog
          title={
            rejecting.length === 1
              ? texts.rejectTitle(fullName(rejecting[0]))
              : texts.rejectSeveralTitle(rejecting.length)
          }
          intro={rejecting.length === 1 ? texts.rejectIntro : texts.rejectSeveralIntro}
          draftId={draftId}
          busy={busy.size > 0}
          failure={rejectError !== undefined && <Failure error={rejectError} takesFocus />}
          onReject={(reason) => void rejectNow(reason)}
          onClose={closeDialog}
        />
      )}
    </Stack>
  );

  function renderEmpty() {
    if (!isFiltered)
      return (
        <EmptyState titleText={texts.emptyTitle} headingLevel="h2" icon={CheckCircleIcon} status="success">
          <EmptyStateBody>{texts.emptyText}</EmptyStateBody>
        </EmptyState>
      );
    return (
      <EmptyState titleText={texts.nothingFoundTitle} headingLevel="h2" icon={SearchIcon}>
        <EmptyStateBody>{texts.nothingFoundText}</EmptyStateBody>
        <EmptyStateFooter>
          <EmptyStateActions>
            <Button
              variant="link"
              onClick={() => {
                changeFilter({ search: "", state: "pending", customerNumber: undefined });
                focusHeading();
              }}
            >
              {texts.resetFilters}
            </Button>
          </EmptyStateActions>
        </EmptyStateFooter>
      </EmptyState>
    );
  }
}
