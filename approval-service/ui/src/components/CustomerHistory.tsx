import { Content, Skeleton, Title } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useCallback } from "react";
import { Link } from "react-router";
import { answer, type Api, type CustomerHistoryEntry } from "../api/client";
import { fullName } from "../full-name";
import { useTexts } from "../texts/language";
import { usePages } from "../use-pages";
import { Failure } from "./Failure";
import { MorePages } from "./MorePages";
import { Time } from "./Time";

/** What happened at a customer, latest first: to its registrations and to its accounts. */
export function CustomerHistory({ api, number }: { api: Api; number: string }) {
  const { texts } = useTexts();
  const words = texts.customers;
  const { page, error, reload, readMore } = usePages(
    useCallback(
      (after?: string) =>
        answer(
          api.GET("/api/customers/{number}/history", {
            params: { path: { number }, query: { ...(after !== undefined && { after }) } },
          }),
        ),
      [api, number],
    ),
  );

  return (
    <section aria-labelledby="customer-history">
      <Title headingLevel="h2" size="lg" id="customer-history">
        {texts.historyTitle}
      </Title>
      {!page && error === undefined && <Skeleton height="4rem" screenreaderText={texts.loading} />}
      {error !== undefined && <Failure error={error} onRetry={reload} />}
      {page?.items.length === 0 && <Content component="p">{words.noHistory}</Content>}
      {page && page.items.length > 0 && <HistoryTable entries={page.items} />}
      <MorePages next={page?.next ?? null} readMore={readMore} />
    </section>
  );
}

function HistoryTable({ entries }: { entries: readonly CustomerHistoryEntry[] }) {
  const { texts } = useTexts();
  const words = texts.customers;
  return (
    <Table role="table" aria-labelledby="customer-history" variant="compact" className="app-history-table">
      <Thead>
        <Tr>
          <Th modifier="nowrap">{words.when}</Th>
          <Th>{words.what}</Th>
          <Th>{words.who}</Th>
          <Th>{words.byWhom}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {entries.map(({ action, actorType, actorName, at, person, registrationId }, index) => (
          <Tr key={index}>
            <Td dataLabel={words.when}>
              <Time iso={at} />
            </Td>
            <Td dataLabel={words.what} modifier="breakWord">
              {texts.history[action] ?? action}
            </Td>
            <Td dataLabel={words.who} modifier="breakWord">
              {person && registrationId !== null && (
                <Link to={`/registrations/${registrationId}`}>{fullName(person)}</Link>
              )}
              {person && registrationId === null && fullName(person)}
              {!person && <span className="app-subtle">{words.forgotten}</span>}
            </Td>
            <Td dataLabel={words.byWhom} modifier="breakWord">
              {actorName ?? words.actors[actorType]}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
