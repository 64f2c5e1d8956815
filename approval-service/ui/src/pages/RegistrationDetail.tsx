import { Button, Card, CardBody, Content, Skeleton, Stack, StackItem } from "@patternfly/react-core";
import { useCallback, useState } from "react";
import { Link, useParams } from "react-router";
import { type Api, ApiError, type Registration } from "../api/client";
import { approve, readRegistration, reject, undo } from "../api/registrations";
import { DecisionNews, type News } from "../components/DecisionNews";
import { Failure } from "../components/Failure";
import { History } from "../components/History";
import { Notice } from "../components/Notice";
import { PageHeading } from "../components/PageHeading";
import { RegistrationFacts } from "../components/RegistrationFacts";
import { RejectDialog } from "../components/RejectDialog";
import { fullName } from "../full-name";
import { forgetDraft, readDraft } from "../reject-draft";
import { useTexts } from "../texts/language";
import { useChanges } from "../use-changes";
import { useIsSlow } from "../use-is-slow";
import { useLoad } from "../use-load";

/** One registration: who it is, and the decision. */
export function RegistrationDetail({ api }: { api: Api }) {
  const { id = "" } = useParams();
  const { texts } = useTexts();
  const {
    data: registration,
    error,
    reload,
    set,
  } = useLoad(useCallback(() => readRegistration(api, id), [api, id]));
  /** What this person did here just now. */
  const [news, setNews] = useState<News>();
  const [busy, setBusy] = useState(false);
  const [rejecting, setRejecting] = useState(() => readDraft(id).isOpen);
  const isSlow = useIsSlow(registration, reload);
  const isPending = registration?.state === "pending";
  useChanges((changed) => {
    if (changed !== undefined && changed !== id) return;
    readRegistration(api, id).then((now) => {
      set(now);
      if (busy || !isPending || now.state === "pending") return;
      setRejecting(false);
      setNews({ kind: "overtaken", registration: now });
    }, reload);
  });

  async function act(kind: "decided" | "undone", request: Promise<Registration>): Promise<void> {
    setBusy(true);
    setNews(undefined);
    try {
      const now = await request;
      set(now);
      setNews({ kind, registration: now });
      setRejecting(false);
      forgetDraft(id);
    } catch (cause) {
      setNews({ kind: "failed", error: cause });
      const code = cause instanceof ApiError ? cause.problem?.code : undefined;
      if (code === "already-decided" || code === "too-late") {
        setRejecting(false);
        forgetDraft(id);
        reload();
      }
    } finally {
      setBusy(false);
    }
  }

  const name = registration ? fullName(registration) : texts.detailTitle;
  const failure = news?.kind === "failed" && <Failure error={news.error} takesFocus />;
  // Whoever decided while Keycloak was away may turn out to have lost the right meanwhile (decision 8).
  const isVoid = news?.kind === "decided" && isPending;

  return (
    <Stack hasGutter>
      <StackItem>
        <Link to="/" className="app-back">
          ← {texts.back}
        </Link>
      </StackItem>
      <StackItem>
        <PageHeading>{name}</PageHeading>
      </StackItem>
      {!rejecting && failure}
      {news && news.kind !== "failed" && !isVoid && !isSlow && !registration?.decisionFailed && (
        <DecisionNews news={news} onUndo={() => void act("undone", undo(api, id))} />
      )}
      <div aria-live="polite" className="app-live">
        {error !== undefined && <Failure error={error} onRetry={reload} />}
        {isSlow && !registration?.decisionFailed && (
          <Notice variant="warning" title={texts.notYetEffectiveTitle}>
            {texts.notYetEffective}
          </Notice>
        )}
        {registration?.decisionFailed && (
          <Notice variant="danger" title={texts.decisionFailedTitle}>
            {texts.decisionFailed}
          </Notice>
        )}
        {isVoid && (
          <Notice variant="warning" title={texts.voidTitle}>
            {texts.voidText}
          </Notice>
        )}
      </div>
      {!registration && error === undefined && (
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
              onClick={() => act("decided", approve(api, id))}
            >
              {texts.approve}
            </Button>
            <Button
              size="lg"
              variant="secondary"
              isDanger
              isDisabled={busy}
              onClick={() => {
                setNews(undefined);
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
          <p className="app-links">
            <Link to={`/registrations/${id}/evidence`}>{texts.evidence.link}</Link>
          </p>
        </StackItem>
      )}
      {rejecting && isPending && (
        <RejectDialog
          title={texts.rejectTitle(name)}
          intro={texts.rejectIntro}
          draftId={id}
          busy={busy}
          failure={failure}
          onReject={(reason) => void act("decided", reject(api, id, reason))}
          onClose={() => {
            setNews(undefined);
            setRejecting(false);
          }}
        />
      )}
    </Stack>
  );
}
