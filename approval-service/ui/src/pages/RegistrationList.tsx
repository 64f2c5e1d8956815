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
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useEffect, useState } from "react";
import { Link } from "react-router";
import type { Api } from "../api/client";
import type { Registration, Session } from "../api/types";
import { Failure } from "../components/Failure";
import { PageHeading } from "../components/PageHeading";
import { useTexts } from "../texts/language";

/** Who waits for a decision: oldest first; a super admin sees the own customer, an operator every one. */
export function RegistrationList({ api, session }: { api: Api; session: Session }) {
  const { texts, formatTime } = useTexts();
  const [items, setItems] = useState<Registration[]>();
  const [next, setNext] = useState<string | null>(null);
  const [error, setError] = useState<unknown>();
  const [attempt, setAttempt] = useState(0);
  const showsCustomer = session.role === "operator";

  useEffect(() => {
    let cancelled = false;
    api.pendingRegistrations().then(
      (page) => {
        if (cancelled) return;
        setItems(page.items);
        setNext(page.next);
        setError(undefined);
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
    try {
      const page = await api.pendingRegistrations(after);
      setItems((shown) => [...(shown ?? []), ...page.items]);
      setNext(page.next);
    } catch (cause) {
      setError(cause);
    }
  }

  const retry = () => {
    setAttempt(attempt + 1);
  };

  return (
    <Stack hasGutter>
      <StackItem>
        <PageHeading>{texts.listTitle}</PageHeading>
      </StackItem>
      {error !== undefined && (
        <StackItem>
          <Failure error={error} onRetry={retry} />
        </StackItem>
      )}
      {error === undefined && items === undefined && (
        <StackItem>
          <Skeleton height="12rem" screenreaderText={texts.loading} />
        </StackItem>
      )}
      {items?.length === 0 && (
        <StackItem>
          <EmptyState titleText={texts.emptyTitle} headingLevel="h2" icon={CheckCircleIcon}>
            <EmptyStateBody>{texts.emptyText}</EmptyStateBody>
            <Button variant="link" onClick={retry}>
              {texts.refresh}
            </Button>
          </EmptyState>
        </StackItem>
      )}
      {items && items.length > 0 && (
        <StackItem>
          <Content component="p">{texts.listIntro}</Content>
          <Table aria-label={texts.listTitle} variant="compact">
            <Thead>
              <Tr>
                <Th>{texts.name}</Th>
                <Th>{texts.email}</Th>
                {showsCustomer && <Th>{texts.customer}</Th>}
                <Th>{texts.waitingSince}</Th>
              </Tr>
            </Thead>
            <Tbody>
              {items.map((registration) => (
                <Tr key={registration.id}>
                  <Td dataLabel={texts.name}>
                    <Link to={`/registrations/${registration.id}`}>
                      {registration.firstName} {registration.lastName}
                    </Link>
                  </Td>
                  <Td dataLabel={texts.email} modifier="breakWord">
                    {registration.email}
                  </Td>
                  {showsCustomer && (
                    <Td dataLabel={texts.customer}>
                      {registration.customerNumber} {registration.customerName}
                    </Td>
                  )}
                  <Td dataLabel={texts.waitingSince}>
                    {formatTime(registration.confirmedAt ?? registration.registeredAt)}
                  </Td>
                </Tr>
              ))}
            </Tbody>
          </Table>
          {next !== null && (
            <Button variant="secondary" onClick={() => loadMore(next)}>
              {texts.loadMore}
            </Button>
          )}
        </StackItem>
      )}
    </Stack>
  );
}
