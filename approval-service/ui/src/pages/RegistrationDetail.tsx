import { Button, Card, CardBody, Content, Skeleton, Stack, StackItem } from "@patternfly/react-core";
import { useEffect, useState } from "react";
import { Link, useParams } from "react-router";
import { answer, type Api, ApiError, type Registration } from "../api/client";
import { Failure } from "../components/Failure";
import { History } from "../components/History";
import { Notice } from "../components/Notice";
import { PageHeading } from "../components/PageHeading";
import { RegistrationFacts } from "../components/RegistrationFacts";
import { RejectDialog } from "../components/RejectDialog";
import { fullName } from "../full-name";
import { useReadUntilEffective } from "../read-until-effective";
import { forgetDraft, readDraft, writeDraft } from "../reject-draft";
import { useTexts } from "../texts/language";

/** One registration: who it is, and the decision. */
export function RegistrationDetail({ api }: { api: Api }) {
  const { id = "" } = useParams();
  const { texts } = useTexts();
  const [registration, setRegistration] = useState<Registration>();
  const [readError, setReadError] = useState<unknown>();
  const [decideError, setDecideError] = useState<unknown>();
  /** What this person decided here just now. */
  const [decided, setDecided] = useState<"approved" | "rejected">();
  const [busy, setBusy] = useState(false);
  const [rejecting, setRejecting] = useState(() => readDraft(id).isOpen);
  const [attempt, setAttempt] = useState(0);
  const isSlow = useReadUntilEffective(api, registration, setRegistration);

  useEffect(() => {
    let cancelled = false;
    answer(api.GET("/api/registrations/{id}", { params: { path: { id } } })).then(
      (found) => {
        if (cancelled) return;
        setRegistration(found);
        setReadError(undefined);
      },
      (cause: unknown) => {
        if (!cancelled) setReadError(cause);
      },
    );
    return () => {
      cancelled = true;
    };
  }, [api, id, attempt]);

  async function decide(kind: "approved" | "rejected", request: () => Promise<Registration>): Promise<void> {
    setBusy(true);
    setDecideError(undefined);
    try {
      setRegistration(await request());
      setDecided(kind);
      setRejecting(false);
      forgetDraft(id);
    } catch (cause) {
      setDecideError(cause);
      if (cause instanceof ApiError && cause.problem?.code === "already-decided") {
        setRejecting(false);
        forgetDraft(id);
        setAttempt(attempt + 1);
      }
    } finally {
      setBusy(false);
    }
  }

  const name = registration ? fullName(registration) : texts.detailTitle;
  const isPending = registration?.state === "pending";
  const news = whatBecame();
  const failure = decideError !== undefined && <Failure error={decideError} takesFocus />;

  return (
    <Stack hasGutter>
      <StackItem>
        <Link to="/">← {texts.back}</Link>
      </StackItem>
      <StackItem>
        <PageHeading>{name}</PageHeading>
      </StackItem>
      {!rejecting && failure}
      <div aria-live="polite" className="app-live">
        {readError !== undefined && (
          <Failure
            error={readError}
            onRetry={() => {
              setReadError(undefined);
              setAttempt(attempt + 1);
            }}
          />
        )}
        {news && (
          // One element whatever it says, so that it keeps the focus when the news change.
          <Notice variant={news.variant} title={news.title} takesFocus={decided !== undefined}>
            {news.text}
          </Notice>
        )}
      </div>
      {!registration && readError === undefined && (
        <StackItem>
          <Skeleton height="12rem" screenreaderText={texts.loading} />
        </StackItem>
      )}
      {registration && (
        <StackItem>
          <Card>
            <CardBody>
              <RegistrationFacts registration={registration} />
            </CardBody>
          </Card>
        </StackItem>
      )}
      {isPending && (
        <StackItem>
          <Content component="p">{texts.check}</Content>
          <div className="app-buttons">
            <Button
              size="lg"
              isDisabled={busy}
              isLoading={busy && !rejecting}
              onClick={() =>
                decide("approved", () =>
                  answer(api.POST("/api/registrations/{id}/approve", { params: { path: { id } }, body: {} })),
                )
              }
            >
              {texts.approve}
            </Button>
            <Button
              size="lg"
              variant="secondary"
              isDanger
              isDisabled={busy}
              onClick={() => {
                setDecideError(undefined);
                writeDraft(id, { ...readDraft(id), isOpen: true });
                setRejecting(true);
              }}
            >
              {texts.reject}
            </Button>
          </div>
        </StackItem>
      )}
      {registration && (
        <StackItem>
          <History api={api} registration={registration} />
        </StackItem>
      )}
      {rejecting && isPending && (
        <RejectDialog
          registration={registration}
          busy={busy}
          failure={failure}
          onReject={(reason) =>
            void decide("rejected", () =>
              answer(
                api.POST("/api/registrations/{id}/reject", { params: { path: { id } }, body: { reason } }),
              ),
            )
          }
          onClose={() => {
            setDecideError(undefined);
            setRejecting(false);
          }}
        />
      )}
    </Stack>
  );

  /** What became of the decision, as far as it is news to this person. */
  function whatBecame() {
    if (isSlow)
      return { variant: "warning", title: texts.notYetEffectiveTitle, text: texts.notYetEffective } as const;
    if (!decided || !registration) return undefined;
    // Whoever decided while Keycloak was away may turn out to have lost the right meanwhile (decision 8).
    if (isPending) return { variant: "warning", title: texts.voidTitle, text: texts.voidText } as const;
    return {
      variant: "success",
      title: texts[decided](name),
      text: texts[`${decided}Text`](name),
    } as const;
  }
}
