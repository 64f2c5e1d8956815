import { Alert, AlertActionLink } from "@patternfly/react-core";
import { ApiError } from "../api/client";
import { signInUrl } from "../sign-in-url";
import { useTexts } from "../texts/language";

/** Says what went wrong and what to do now. */
export function Failure({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { texts, formatTime } = useTexts();
  const problem = error instanceof ApiError ? error.problem : undefined;
  const retry = onRetry && <AlertActionLink onClick={onRetry}>{texts.retry}</AlertActionLink>;

  switch (problem?.code) {
    case undefined:
      return (
        <Alert isInline isLiveRegion variant="danger" title={texts.noConnectionTitle} actionLinks={retry}>
          {texts.noConnectionText}
        </Alert>
      );
    case "not-signed-in":
      return (
        <Alert
          isInline
          isLiveRegion
          variant="warning"
          title={texts.sessionEndedTitle}
          actionLinks={
            <AlertActionLink component="a" href={signInUrl()}>
              {texts.signInAgain}
            </AlertActionLink>
          }
        >
          {texts.sessionEndedText}
        </Alert>
      );
    case "not-found":
      return (
        <Alert isInline isLiveRegion variant="warning" title={texts.notFoundTitle}>
          {texts.notFoundText}
        </Alert>
      );
    case "already-decided":
      return (
        <Alert isInline isLiveRegion variant="info" title={texts.alreadyDecidedTitle}>
          {problem.state && problem.decidedAt
            ? texts.alreadyDecided(
                problem.decidedBy?.name ?? texts.someone,
                texts.states[problem.state],
                formatTime(problem.decidedAt),
              )
            : problem.detail}
        </Alert>
      );
    default:
      return (
        <Alert isInline isLiveRegion variant="danger" title={problem?.title} actionLinks={retry}>
          {problem?.detail}
        </Alert>
      );
  }
}
