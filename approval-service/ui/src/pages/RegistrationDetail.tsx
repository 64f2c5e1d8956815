import {
  Alert,
  Button,
  Card,
  CardBody,
  Content,
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
  Label,
  Skeleton,
  Stack,
  StackItem,
} from "@patternfly/react-core";
import { useEffect, useState } from "react";
import { Link, useParams } from "react-router";
import { type Api, ApiError } from "../api/client";
import type { Registration } from "../api/types";
import { Failure } from "../components/Failure";
import { History } from "../components/History";
import { PageHeading } from "../components/PageHeading";
import { RejectDialog } from "../components/RejectDialog";
import { forgetDraft, readDraft } from "../reject-draft";
import { useTexts } from "../texts/language";

const POLL_MS = 2_000;
/** A decision usually takes effect at once; only when it does not, the person is told. */
const PATIENCE_MS = 4_000;

/** One registration: who it is, and the decision. */
export function RegistrationDetail({ api }: { api: Api }) {
  const { id = "" } = useParams();
  const { texts, formatTime } = useTexts();
  const [registration, setRegistration] = useState<Registration>();
  const [error, setError] = useState<unknown>();
  const [decided, setDecided] = useState<"approved" | "rejected">();
  const [isSlow, setIsSlow] = useState(false);
  const [busy, setBusy] = useState(false);
  const [rejecting, setRejecting] = useState(() => readDraft(id) !== "");
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let cancelled = false;
    api.registration(id).then(
      (found) => {
        if (!cancelled) setRegistration(found);
      },
      (cause: unknown) => {
        if (!cancelled) setError(cause);
      },
    );
    return () => {
      cancelled = true;
    };
  }, [api, id, attempt]);

  const waitsForEffect =
    registration !== undefined &&
    (registration.state === "approved" || registration.state === "rejected") &&
    !registration.decisionEffective;

  useEffect(() => {
    if (!waitsForEffect) return;
    const slow = setTimeout(() => {
      setIsSlow(true);
    }, PATIENCE_MS);
    const poll = setInterval(() => {
      api.registration(id).then(setRegistration, () => undefined);
    }, POLL_MS);
    return () => {
      clearTimeout(slow);
      clearInterval(poll);
      setIsSlow(false);
    };
  }, [api, id, waitsForEffect]);

  async function decide(kind: "approved" | "rejected", request: () => Promise<Registration>): Promise<void> {
    setBusy(true);
    setError(undefined);
    try {
      setRegistration(await request());
      setDecided(kind);
      setRejecting(false);
      forgetDraft(id);
    } catch (cause) {
      setError(cause);
      if (cause instanceof ApiError && cause.problem?.code === "already-decided") {
        setRejecting(false);
        forgetDraft(id);
        setAttempt(attempt + 1);
      }
    } finally {
      setBusy(false);
    }
  }

  const name = registration ? `${registration.firstName} ${registration.lastName}` : texts.detailTitle;
  const failure =
    error === undefined ? undefined : (
      <Failure
        error={error}
        onRetry={() => {
          setError(undefined);
          setAttempt(attempt + 1);
        }}
      />
    );

  return (
    <Stack hasGutter>
      <StackItem>
        <Link to="/">← {texts.back}</Link>
      </StackItem>
      <StackItem>
        <PageHeading>{name}</PageHeading>
      </StackItem>
      <StackItem>
        {!rejecting && failure}
        {decided && registration && !isSlow && (
          <Alert isInline isLiveRegion variant="success" title={texts[decided](name)}>
            {texts[`${decided}Text`]}
          </Alert>
        )}
        {waitsForEffect && isSlow && (
          <Alert isInline isLiveRegion variant="warning" title={texts.notYetEffectiveTitle}>
            {texts.notYetEffective}
          </Alert>
        )}
      </StackItem>
      {!registration && error === undefined && (
        <StackItem>
          <Skeleton height="12rem" screenreaderText={texts.loading} />
        </StackItem>
      )}
      {registration && (
        <StackItem>
          <Card>
            <CardBody>
              <DescriptionList isHorizontal horizontalTermWidthModifier={{ default: "8rem", md: "12rem" }}>
                <Fact term={texts.state}>
                  <Label color={registration.state === "pending" ? "orange" : "blue"}>
                    {texts.states[registration.state]}
                  </Label>
                </Fact>
                <Fact term={texts.email}>
                  <span className="break-anywhere">{registration.email}</span>
                </Fact>
                <Fact term={texts.customer}>
                  {registration.customerNumber} {registration.customerName}
                </Fact>
                <Fact term={texts.registered}>{formatTime(registration.registeredAt)}</Fact>
                {registration.confirmedAt && registration.state === "pending" && (
                  <Fact term={texts.waitingSince}>{formatTime(registration.confirmedAt)}</Fact>
                )}
                {registration.decidedBy && <Fact term={texts.decidedBy}>{registration.decidedBy.name}</Fact>}
                {registration.decidedAt && (
                  <Fact term={texts.decidedAt}>{formatTime(registration.decidedAt)}</Fact>
                )}
                {registration.rejectionReason && (
                  <Fact term={texts.reason}>
                    <span className="break-anywhere">{registration.rejectionReason}</span>
                  </Fact>
                )}
              </DescriptionList>
            </CardBody>
          </Card>
        </StackItem>
      )}
      {registration?.state === "pending" && (
        <StackItem>
          <Content component="p">{texts.check}</Content>
          <div className="decision-buttons">
            <Button
              size="lg"
              isDisabled={busy}
              isLoading={busy && !rejecting}
              onClick={() => decide("approved", () => api.approve(id))}
            >
              {texts.approve}
            </Button>
            <Button
              size="lg"
              variant="secondary"
              isDanger
              isDisabled={busy}
              onClick={() => {
                setError(undefined);
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
      {rejecting && registration?.state === "pending" && (
        <RejectDialog
          registration={registration}
          busy={busy}
          failure={failure}
          onReject={(reason) => void decide("rejected", () => api.reject(id, reason))}
          onClose={() => {
            setError(undefined);
            setRejecting(false);
          }}
        />
      )}
    </Stack>
  );
}

function Fact({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <DescriptionListGroup>
      <DescriptionListTerm>{term}</DescriptionListTerm>
      <DescriptionListDescription>{children}</DescriptionListDescription>
    </DescriptionListGroup>
  );
}
