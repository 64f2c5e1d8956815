import { Button, Content, Label, Title } from "@patternfly/react-core";
import { useCallback, useState } from "react";
import { answer, type Api, ApiError, type CustomerDetail } from "../api/client";
import { forgetQuestion, readQuestion, type SuperAdminQuestion, writeQuestion } from "../customer-drafts";
import { fullName } from "../full-name";
import { useTexts } from "../texts/language";
import { useLoad } from "../use-load";
import { ConfirmDialog } from "./ConfirmDialog";
import { Failure } from "./Failure";
import { Notice } from "./Notice";
import { SearchBox } from "./SearchBox";

type Props = { api: Api; customer: CustomerDetail; onChanged: () => void };

/** Who decides for a customer, and how an operator changes that. */
export function SuperAdmins({ api, customer, onChanged }: Props) {
  const { texts, formatTime } = useTexts();
  const words = texts.customers;
  /** Also after a log-in that came in between. */
  const [question, setQuestion] = useState(() => readQuestion(customer.number));
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [changes, setChanges] = useState(0);
  const [done, setDone] = useState<{ kind: "appoint" | "withdraw"; name: string }>();

  function ask(next: SuperAdminQuestion | undefined): void {
    forgetQuestion(customer.number);
    setDone(undefined);
    setFailure(undefined);
    setQuestion(next);
  }

  function readAgain(): void {
    setChanges((former) => former + 1);
    onChanged();
  }

  async function act(asked: SuperAdminQuestion): Promise<void> {
    const { kind, person } = asked;
    setBusy(true);
    setFailure(undefined);
    try {
      await perform(api, customer.number, kind, person.userId);
      ask(undefined);
      setDone({ kind: kind === "appoint" ? "appoint" : "withdraw", name: fullName(person) });
      readAgain();
    } catch (error) {
      const code = error instanceof ApiError ? error.problem?.code : undefined;
      if (code === "last-super-admin") setQuestion({ kind: "withdrawLast", person });
      else setFailure(error);
      if (code === "authority-ended" || code === "not-signed-in") writeQuestion(customer.number, asked);
    } finally {
      setBusy(false);
    }
  }

  return (
    <section aria-labelledby="super-admins">
      <Title headingLevel="h2" size="lg" id="super-admins">
        {words.superAdmins}
      </Title>
      {done && (
        <Notice variant="success" title={words.done[done.kind].title(done.name)} takesFocus>
          {words.done[done.kind].text}
        </Notice>
      )}
      {customer.superAdmins.length === 0 && <Content component="p">{words.noSuperAdmin}</Content>}
      <ul className="app-people">
        {customer.superAdmins.map((person) => (
          <li key={person.userId}>
            <div className="break-anywhere">
              <strong>{fullName(person)}</strong>{" "}
              {!person.enabled && (
                <Label color="grey" isCompact>
                  {words.notActive}
                </Label>
              )}
              <div>{person.email}</div>
              {person.lastLoginAt !== null && (
                <span className="app-age">{words.lastLogin(formatTime(person.lastLoginAt))}</span>
              )}
            </div>
            <Button
              variant="secondary"
              isDanger
              size="sm"
              aria-label={words.withdrawOne(fullName(person))}
              onClick={() => {
                ask({ kind: "withdraw", person });
              }}
            >
              {words.withdraw}
            </Button>
          </li>
        ))}
      </ul>
      <Appointable
        version={changes}
        api={api}
        customerNumber={customer.number}
        onAppoint={(person) => {
          ask({ kind: "appoint", person });
        }}
      />
      {question && (
        <ConfirmDialog
          // The warning about the last one is a question of its own: it is read out, and pressed twice nothing happens.
          key={question.kind}
          title={words.confirmations[question.kind].title(fullName(question.person))}
          text={words.confirmations[question.kind].text(fullName(question.person))}
          action={words.confirmations[question.kind].action}
          isDanger={question.kind !== "appoint"}
          busy={busy}
          failure={failure !== undefined && <AppointFailure error={failure} />}
          onConfirm={() => void act(question)}
          onClose={() => {
            ask(undefined);
            // What was refused may have changed meanwhile.
            if (failure !== undefined) readAgain();
          }}
        />
      )}
    </section>
  );
}

function AppointFailure({ error }: { error: unknown }) {
  const { texts } = useTexts();
  if (!(error instanceof ApiError && error.problem?.code === "not-found"))
    return <Failure error={error} takesFocus />;
  return (
    <Notice variant="warning" title={texts.customers.personGoneTitle} takesFocus>
      {texts.customers.personGoneText}
    </Notice>
  );
}

const OFFERED = 20;

/** The people of the customer who can log in and are no super admins yet. */
function Appointable({
  api,
  customerNumber,
  version,
  onAppoint,
}: {
  api: Api;
  customerNumber: string;
  /** Changes when somebody has become one, or is gone. */
  version: number;
  onAppoint: (person: SuperAdminQuestion["person"]) => void;
}) {
  const { texts } = useTexts();
  const words = texts.customers;
  const [search, setSearch] = useState("");
  const { data, error, reload } = useLoad(
    useCallback(
      () =>
        answer(
          api.GET("/api/employees", {
            params: { query: { customerNumber, search, state: "active", limit: OFFERED } },
          }),
        ),
      // eslint-disable-next-line react-hooks/exhaustive-deps -- read again after each change
      [api, customerNumber, search, version],
    ),
  );
  const people = data?.items.filter(({ isSuperAdmin }) => !isSuperAdmin) ?? [];
  return (
    <>
      <Title headingLevel="h3" size="md">
        {words.appointTitle}
      </Title>
      <Content component="p">{words.appointIntro}</Content>
      {(search !== "" || people.length > 5) && (
        <SearchBox label={words.appointSearch} search={search} onSearch={setSearch} />
      )}
      <div aria-live="polite" className="app-live">
        {error !== undefined && <Failure error={error} onRetry={reload} />}
        {data && people.length === 0 && (
          <Content component="p">{search === "" ? words.nobodyToAppoint : words.nobodyFound}</Content>
        )}
      </div>
      <ul className="app-people">
        {people.map((person) => (
          <li key={person.id}>
            <div className="break-anywhere">
              <strong>{fullName(person)}</strong>
              <div>{person.email}</div>
            </div>
            <Button
              variant="secondary"
              size="sm"
              aria-label={words.appointOne(fullName(person))}
              onClick={() => {
                onAppoint({ ...person, userId: person.id });
              }}
            >
              {words.appoint}
            </Button>
          </li>
        ))}
      </ul>
      {data && data.next !== null && <Content component="p">{words.moreToAppoint}</Content>}
    </>
  );
}

async function perform(
  api: Api,
  number: string,
  kind: SuperAdminQuestion["kind"],
  userId: string,
): Promise<void> {
  const path = "/api/customers/{number}/super-admins/{userId}";
  const params = { path: { number, userId } };
  if (kind === "appoint") await answer(api.PUT(path, { params, body: {} }));
  else {
    const confirmLast = kind === "withdrawLast" ? "true" : "false";
    await answer(api.DELETE(path, { params: { ...params, query: { confirmLast } } }));
  }
}
