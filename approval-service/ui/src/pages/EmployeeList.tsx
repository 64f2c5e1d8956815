import {
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
import { SearchIcon } from "@patternfly/react-icons/dist/esm/icons/search-icon";
import { UsersIcon } from "@patternfly/react-icons/dist/esm/icons/users-icon";
import { useState } from "react";
import { answer, type Api, ApiError, type Employee, type Session } from "../api/client";
import { AddEmployeeDialog } from "../components/AddEmployeeDialog";
import { ConfirmEmployeeDialog } from "../components/ConfirmEmployeeDialog";
import type { EmployeeAction } from "../components/EmployeeActions";
import { EmployeeFilters } from "../components/EmployeeFilters";
import { EmployeeTable } from "../components/EmployeeTable";
import { Failure } from "../components/Failure";
import { ListStatus } from "../components/ListStatus";
import { MorePages } from "../components/MorePages";
import { Notice } from "../components/Notice";
import { focusHeading, PageHeading } from "../components/PageHeading";
import { readEmployeeDraft } from "../employee-draft";
import { useEmployeeFilter } from "../employee-filter";
import { useEmployeeList } from "../employee-list";
import { fullName } from "../full-name";
import { useTexts } from "../texts/language";

/** What became of what the person just did. */
type News = { done: EmployeeAction | "add"; name: string } | { error: unknown };

type Question = { employee: Employee; action: "deactivate" | "remove" };

/** The people of a customer, and what their admins do about them. */
export function EmployeeList({ api, session }: { api: Api; session: Session }) {
  const { texts } = useTexts();
  const words = texts.employees;
  const [filter, changeFilter] = useEmployeeFilter();
  const list = useEmployeeList(api, filter);
  const [news, setNews] = useState<News>();
  const [busy, setBusy] = useState<string>();
  const [question, setQuestion] = useState<Question>();
  const [questionError, setQuestionError] = useState<unknown>();
  /** Also after a log-in that came in between. */
  const [isAdding, setIsAdding] = useState(() => readEmployeeDraft()?.isOpen ?? false);

  const seesEveryCustomer = session.customerNumber === null;
  const items = list.page?.items ?? [];
  const next = list.page?.next ?? null;
  const isFiltered = filter.search !== "" || filter.state !== "all";

  async function act({ id, ...person }: Employee, action: EmployeeAction): Promise<void> {
    setBusy(id);
    setNews(undefined);
    setQuestionError(undefined);
    try {
      await perform(api, id, action);
      setQuestion(undefined);
      setNews({ done: action, name: fullName(person) });
    } catch (error) {
      // Before the person has read why, the question stays; unless there is nobody left to ask about.
      if (action === "resend" || action === "reactivate" || isGone(error)) {
        setQuestion(undefined);
        setNews({ error });
      } else setQuestionError(error);
    } finally {
      setBusy(undefined);
    }
    await list.refresh().catch(() => undefined);
  }

  return (
    <Stack hasGutter>
      <StackItem className="app-title-row">
        <PageHeading>{words.title}</PageHeading>
        <ListStatus isLoading={list.isLoading} count={items.length} hasMore={next !== null} />
        <Button
          onClick={() => {
            setIsAdding(true);
          }}
        >
          {words.add}
        </Button>
      </StackItem>
      <StackItem>
        <EmployeeFilters
          filter={filter}
          seesEveryCustomer={seesEveryCustomer}
          onChange={(change) => {
            setNews(undefined);
            changeFilter(change);
          }}
        />
      </StackItem>
      {news && (
        <StackItem className="app-news">
          <EmployeeNews news={news} />
        </StackItem>
      )}
      <div aria-live="polite" className="app-live">
        {list.error !== undefined && <Failure error={list.error} onRetry={list.reload} />}
        {list.isSlow && (
          <Notice variant="info" title={words.slowTitle}>
            {words.slowText}
          </Notice>
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
          {!seesEveryCustomer && <Content component="p">{words.intro}</Content>}
          <EmployeeTable
            employees={items}
            showsCustomer={seesEveryCustomer && filter.customerNumber === undefined}
            busy={busy}
            onAction={(employee, action) => {
              if (action === "deactivate" || action === "remove") setQuestion({ employee, action });
              else void act(employee, action);
            }}
          />
        </StackItem>
      )}
      <MorePages next={next} readMore={list.readMore} />
      {isAdding && (
        <AddEmployeeDialog
          api={api}
          namesCustomer={seesEveryCustomer}
          customerNumber={filter.customerNumber}
          onAdded={(employee) => {
            setIsAdding(false);
            setNews({ done: "add", name: fullName(employee) });
            void list.refresh().catch(() => undefined);
          }}
          onClose={() => {
            setIsAdding(false);
          }}
        />
      )}
      {question && (
        <ConfirmEmployeeDialog
          {...question}
          busy={busy !== undefined}
          failure={questionError !== undefined && <Failure error={questionError} takesFocus />}
          onConfirm={() => void act(question.employee, question.action)}
          onClose={() => {
            setQuestion(undefined);
            setQuestionError(undefined);
          }}
        />
      )}
    </Stack>
  );

  function renderEmpty() {
    if (!isFiltered)
      return (
        <EmptyState titleText={words.emptyTitle} headingLevel="h2" icon={UsersIcon}>
          <EmptyStateBody>{words.emptyText}</EmptyStateBody>
        </EmptyState>
      );
    return (
      <EmptyState titleText={texts.nothingFoundTitle} headingLevel="h2" icon={SearchIcon}>
        <EmptyStateBody>{words.nothingFoundText}</EmptyStateBody>
        <EmptyStateFooter>
          <EmptyStateActions>
            <Button
              variant="link"
              onClick={() => {
                changeFilter({ search: "", state: "all" });
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

function EmployeeNews({ news }: { news: News }) {
  const { texts } = useTexts();
  const words = texts.employees;
  if ("done" in news)
    return (
      <Notice variant="success" title={words.done[news.done].title(news.name)} takesFocus>
        {words.done[news.done].text}
      </Notice>
    );
  if (isGone(news.error))
    return (
      <Notice variant="warning" title={words.goneTitle} takesFocus>
        {words.goneText}
      </Notice>
    );
  return <Failure error={news.error} takesFocus />;
}

function isGone(error: unknown): boolean {
  return error instanceof ApiError && error.problem?.code === "not-found";
}

async function perform(api: Api, id: string, action: EmployeeAction): Promise<void> {
  const params = { path: { id } };
  switch (action) {
    case "resend":
      await answer(api.POST("/api/employees/{id}/resend", { params, body: {} }));
      return;
    case "deactivate":
      await answer(api.POST("/api/employees/{id}/deactivate", { params, body: {} }));
      return;
    case "reactivate":
      await answer(api.POST("/api/employees/{id}/reactivate", { params, body: {} }));
      return;
    case "remove":
      await answer(api.DELETE("/api/employees/{id}", { params }));
  }
}
