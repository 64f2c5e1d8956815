import { EmptyState, EmptyStateBody, Label, Skeleton, Stack, StackItem } from "@patternfly/react-core";
import { SearchIcon } from "@patternfly/react-icons/dist/esm/icons/search-icon";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useCallback } from "react";
import { Link, useSearchParams } from "react-router";
import { answer, type Api, type Customer } from "../api/client";
import { Failure } from "../components/Failure";
import { ListStatus } from "../components/ListStatus";
import { MorePages } from "../components/MorePages";
import { Notice } from "../components/Notice";
import { PageHeading } from "../components/PageHeading";
import { SearchBox } from "../components/SearchBox";
import { useTexts } from "../texts/language";
import { usePages } from "../use-pages";

/** Every customer: first those where nobody can decide. */
export function CustomerList({ api }: { api: Api }) {
  const { texts } = useTexts();
  const words = texts.customers;
  const [parameters, setParameters] = useSearchParams();
  const search = parameters.get("search") ?? "";
  const list = usePages(
    useCallback(
      (after?: string) =>
        answer(
          api.GET("/api/customers", {
            params: { query: { search, ...(after !== undefined && { after }) } },
          }),
        ),
      [api, search],
    ),
  );
  const items = list.page?.items ?? [];

  return (
    <Stack hasGutter>
      <StackItem>
        <PageHeading>{words.title}</PageHeading>
        <ListStatus isLoading={list.isLoading} count={items.length} hasMore={list.page?.next != null} />
      </StackItem>
      <StackItem>
        <SearchBox
          label={words.search}
          search={search}
          onSearch={(text) => {
            setParameters(text === "" ? {} : { search: text }, { replace: true });
          }}
        />
      </StackItem>
      <div aria-live="polite" className="app-live">
        {list.error !== undefined && <Failure error={list.error} onRetry={list.reload} />}
        {list.page?.crmUnavailable && (
          <Notice variant="warning" title={words.crmAwayTitle}>
            {words.crmAwayListText}
          </Notice>
        )}
        {list.page && items.length === 0 && (
          <EmptyState
            titleText={search === "" ? words.emptyTitle : texts.nothingFoundTitle}
            headingLevel="h2"
            icon={SearchIcon}
          >
            <EmptyStateBody>{search === "" ? words.emptyText : words.nothingFoundText}</EmptyStateBody>
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
          <CustomerTable customers={items} />
        </StackItem>
      )}
      <MorePages next={list.page?.next ?? null} readMore={list.readMore} />
    </Stack>
  );
}

function CustomerTable({ customers }: { customers: readonly Customer[] }) {
  const { texts } = useTexts();
  const words = texts.customers;
  return (
    <Table role="table" aria-label={words.title} variant="compact" className="registration-table">
      <Thead>
        <Tr>
          <Th width={35}>{words.name}</Th>
          <Th modifier="nowrap">{words.number}</Th>
          <Th modifier="nowrap">{words.superAdmins}</Th>
          <Th modifier="nowrap">{words.employees}</Th>
          <Th modifier="nowrap">{words.pending}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {customers.map((customer) => (
          <Tr key={customer.number}>
            <Td dataLabel={words.name} modifier="breakWord" className="registration-name">
              <Link to={`/customers/${encodeURIComponent(customer.number)}`}>
                {customer.name ?? words.unnamed}
              </Link>
              {(customer.lacksSuperAdmin || customer.active === false) && (
                <div className="app-hints app-buttons">
                  {customer.lacksSuperAdmin && (
                    <Label color="orange" isCompact>
                      {words.lacking}
                    </Label>
                  )}
                  {customer.active === false && (
                    <Label color="grey" isCompact>
                      {words.closed}
                    </Label>
                  )}
                </div>
              )}
            </Td>
            <Td dataLabel={words.number}>{customer.number}</Td>
            <Td dataLabel={words.superAdmins}>{customer.superAdmins}</Td>
            <Td dataLabel={words.employees}>{customer.employees}</Td>
            <Td dataLabel={words.pending}>{customer.pending}</Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
