import {
  Button,
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
  Skeleton,
  Stack,
  StackItem,
  Title,
} from "@patternfly/react-core";
import { type ReactNode, useCallback } from "react";
import { Link, useParams } from "react-router";
import { answer, type Api, type Evidence } from "../api/client";
import { Failure } from "../components/Failure";
import { PageHeading } from "../components/PageHeading";
import { Time } from "../components/Time";
import { fullName } from "../full-name";
import { useTexts } from "../texts/language";
import { useLoad } from "../use-load";

/** What proves a person's consents, to be printed or kept as a file. */
export function EvidencePage({ api }: { api: Api }) {
  const { id = "" } = useParams();
  const { texts } = useTexts();
  const { data, error, reload } = useLoad(
    useCallback(
      () => answer(api.GET("/api/registrations/{id}/evidence", { params: { path: { id } } })),
      [api, id],
    ),
  );
  return (
    <Stack hasGutter>
      <StackItem className="app-screen-only">
        <Link to={`/registrations/${id}`} className="app-back">
          ← {texts.evidence.back}
        </Link>
      </StackItem>
      <StackItem>
        <PageHeading>{texts.evidence.title}</PageHeading>
      </StackItem>
      {error !== undefined && <Failure error={error} onRetry={reload} takesFocus />}
      {!data && error === undefined && <Skeleton height="12rem" screenreaderText={texts.loading} />}
      {data && (
        <>
          <StackItem className="app-buttons app-screen-only">
            <Button
              onClick={() => {
                window.print();
              }}
            >
              {texts.evidence.print}
            </Button>
            <Button
              component="a"
              variant="secondary"
              href={`/api/registrations/${id}/evidence`}
              download={`evidence-${id}.json`}
            >
              {texts.evidence.json}
            </Button>
          </StackItem>
          <Sections evidence={data} />
        </>
      )}
    </Stack>
  );
}

function Sections({ evidence }: { evidence: Evidence }) {
  const { texts } = useTexts();
  const { registration, locale, privacyPolicy, marketingConsent, confirmationMails, agreedTo } = evidence;
  const words = texts.evidence;
  return (
    <>
      <Section title={words.person}>
        <Fact term={texts.name}>{fullName(registration)}</Fact>
        <Fact term={texts.email}>{registration.email}</Fact>
        <Fact term={texts.customer}>
          {registration.customerNumber} {registration.customerName}
        </Fact>
        <Fact term={words.number}>{registration.id}</Fact>
        <Fact term={words.language}>{words.languages[locale]}</Fact>
      </Section>
      <Section title={words.atRegistration}>
        <Fact term={texts.registered}>
          <Time iso={registration.registeredAt} />
        </Fact>
        <Fact term={words.privacy}>
          {privacyPolicy ? <TextVersion text={privacyPolicy} locale={locale} /> : words.added}
        </Fact>
        <Fact term={words.marketing}>
          {marketingConsent === null ? words.notAsked : marketingConsent ? words.yes : words.no}
        </Fact>
      </Section>
      <Section title={words.address}>
        {confirmationMails.map(({ mailId, at, usedAt }) => (
          <Fact key={at} term={words.mail}>
            <Time iso={at} />
            {usedAt && (
              <>
                {" – "}
                {words.confirmed} <Time iso={usedAt} />
              </>
            )}
            {mailId && <span className="app-age break-anywhere">{words.mailId(mailId)}</span>}
          </Fact>
        ))}
        {confirmationMails.length === 0 && <Fact term={words.mail}>{words.none}</Fact>}
      </Section>
      <Section title={words.atCompletion}>
        {agreedTo === null && <Fact term={words.agreed}>{words.unknown}</Fact>}
        {agreedTo?.length === 0 && <Fact term={words.agreed}>{words.notYet}</Fact>}
        {agreedTo?.map((text) => (
          <Fact key={text.document + text.version} term={words.documents[text.document]}>
            <TextVersion text={text} locale={locale} />
          </Fact>
        ))}
      </Section>
      <Section title={texts.historyTitle}>
        {evidence.history.map(({ action, actorName, at }, index) => (
          <Fact key={index} term={texts.history[action] ?? action}>
            <Time iso={at} /> {actorName && texts.by(actorName)}
          </Fact>
        ))}
      </Section>
      <StackItem>
        {words.prepared} <Time iso={evidence.preparedAt} />
      </StackItem>
    </>
  );
}

function TextVersion({
  text,
  locale,
}: {
  text: NonNullable<Evidence["privacyPolicy"]>;
  locale: Evidence["locale"];
}) {
  const { texts } = useTexts();
  return (
    <>
      {texts.evidence.version(text.version)}
      <span className="app-age break-anywhere">SHA-256 {text.sha256[locale]}</span>
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <StackItem>
      <Title headingLevel="h2" size="lg">
        {title}
      </Title>
      <DescriptionList
        isCompact
        // Side by side where there is room, as on paper.
        orientation={{ sm: "horizontal" }}
        horizontalTermWidthModifier={{ default: "10rem", md: "18rem" }}
        className="app-evidence"
      >
        {children}
      </DescriptionList>
    </StackItem>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <DescriptionListGroup>
      <DescriptionListTerm>{term}</DescriptionListTerm>
      <DescriptionListDescription className="break-anywhere">{children}</DescriptionListDescription>
    </DescriptionListGroup>
  );
}
