import {
  Card,
  CardBody,
  Content,
  Label,
  LabelGroup,
  Skeleton,
  Stack,
  StackItem,
  Title,
} from "@patternfly/react-core";
import { useCallback, useState } from "react";
import { Link, useParams } from "react-router";
import { answer, type Api, ApiError, type CustomerDetail } from "../api/client";
import { CustomerHistory } from "../components/CustomerHistory";
import { Failure } from "../components/Failure";
import { Notice } from "../components/Notice";
import { PageHeading } from "../components/PageHeading";
import { SuperAdmins } from "../components/SuperAdmins";
import { UnconfirmedRegistrations } from "../components/UnconfirmedRegistrations";
import { useTexts } from "../texts/language";
import { useLoad } from "../use-load";

/** One customer, for the back office: who decides there, and what has become of its registrations. */
export function Customer({ api }: { api: Api }) {
  const { number = "" } = useParams();
  const { texts } = useTexts();
  const words = texts.customers;
  const {
    data: customer,
    error,
    reload,
  } = useLoad(
    useCallback(
      () => answer(api.GET("/api/customers/{number}", { params: { path: { number } } })),
      [api, number],
    ),
  );
  const [changes, setChanges] = useState(0);
  const readAgain = () => {
    setChanges((former) => former + 1);
    reload();
  };
  const isGone = error instanceof ApiError && error.problem?.code === "not-found";

  return (
    <Stack hasGutter>
      <StackItem>
        <Link to="/customers" className="app-back">
          ← {words.back}
        </Link>
      </StackItem>
      <StackItem>
        <PageHeading>{customer?.name ?? `${words.detailTitle} ${customer?.number ?? number}`}</PageHeading>
      </StackItem>
      <div aria-live="polite" className="app-live">
        {isGone && (
          <Notice variant="warning" title={words.goneTitle}>
            {words.goneText}
          </Notice>
        )}
        {error !== undefined && !isGone && <Failure error={error} onRetry={reload} />}
        {customer?.crmUnavailable && (
          <Notice variant="warning" title={words.crmAwayTitle}>
            {words.crmAwayText}
          </Notice>
        )}
        {customer?.lacksSuperAdmin && (
          <Notice variant="warning" title={words.lackingTitle}>
            {words.lackingText}
          </Notice>
        )}
      </div>
      {!customer && error === undefined && (
        <StackItem>
          <Skeleton height="12rem" screenreaderText={texts.loading} />
        </StackItem>
      )}
      {customer && (
        <>
          <StackItem>
            <Content component="p">
              {words.number} {customer.number}{" "}
              {customer.active !== null && (
                <Label color={customer.active ? "green" : "grey"} isCompact>
                  {customer.active ? words.active : words.closed}
                </Label>
              )}
            </Content>
          </StackItem>
          <StackItem>
            <Card>
              <CardBody>
                <SuperAdmins api={api} customer={customer} onChanged={readAgain} />
              </CardBody>
            </Card>
          </StackItem>
          {customer.unconfirmed.length > 0 && (
            <StackItem>
              <Card>
                <CardBody>
                  <UnconfirmedRegistrations
                    api={api}
                    registrations={customer.unconfirmed}
                    onChanged={readAgain}
                  />
                </CardBody>
              </Card>
            </StackItem>
          )}
          <StackItem>
            <Registrations customer={customer} />
          </StackItem>
          <StackItem>
            <Card>
              <CardBody>
                <CustomerHistory
                  // What was done here just now belongs to it.
                  key={changes}
                  api={api}
                  number={customer.number}
                />
              </CardBody>
            </Card>
          </StackItem>
        </>
      )}
    </Stack>
  );
}

function Registrations({ customer: { number, registrations } }: { customer: CustomerDetail }) {
  const { texts } = useTexts();
  const words = texts.customers;
  const query = new URLSearchParams({ customerNumber: number }).toString();
  return (
    <Card>
      <CardBody>
        <Title headingLevel="h2" size="lg">
          {words.registrations}
        </Title>
        {registrations.length === 0 ? (
          <Content component="p">{words.noRegistrations}</Content>
        ) : (
          <LabelGroup numLabels={registrations.length} aria-label={words.registrations}>
            {registrations.map(({ state, count }) => (
              <Label key={state} variant="outline">
                {texts.states[state]}: {count}
              </Label>
            ))}
          </LabelGroup>
        )}
        <p className="app-links">
          {registrations.some(({ state }) => state === "pending") && (
            <Link to={`/?${query}`}>{words.showPending}</Link>
          )}
          <Link to={`/?${query}&state=all`}>{words.showRegistrations}</Link>
          <Link to={`/employees?${query}`}>{words.showEmployees}</Link>
        </p>
      </CardBody>
    </Card>
  );
}
