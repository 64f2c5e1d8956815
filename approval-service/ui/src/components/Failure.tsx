import { AlertActionLink } from "@patternfly/react-core";
import { ApiError } from "../api/client";
import { signInUrl } from "../sign-in-url";
import { useTexts } from "../texts/language";
import { AlreadyDecided } from "./AlreadyDecided";
import { Notice } from "./Notice";

type Props = {
  error: unknown;
  /** Offered where trying again can help. */
  onRetry?: () => void;
  /** See Notice. */
  takesFocus?: boolean;
};

/** Says what went wrong and what to do now. */
export function Failure({ error, onRetry, takesFocus = false }: Props) {
  const { texts } = useTexts();
  const problem = error instanceof ApiError ? error.problem : undefined;
  const retry = onRetry && <AlertActionLink onClick={onRetry}>{texts.retry}</AlertActionLink>;

  switch (problem?.code) {
    case undefined:
      if (error instanceof ApiError && error.hasAnswer)
        return (
          <Notice variant="danger" title={texts.noAnswerTitle} actions={retry} takesFocus={takesFocus}>
            {texts.noAnswerText}
          </Notice>
        );
      return (
        <Notice variant="danger" title={texts.noConnectionTitle} actions={retry} takesFocus={takesFocus}>
          {texts.noConnectionText}
        </Notice>
      );
    case "not-signed-in":
      return (
        <Notice
          variant="warning"
          title={texts.sessionEndedTitle}
          takesFocus={takesFocus}
          actions={
            <AlertActionLink component="a" href={signInUrl()}>
              {texts.signInAgain}
            </AlertActionLink>
          }
        >
          {texts.sessionEndedText}
        </Notice>
      );
    case "authority-ended":
      return (
        <Notice
          variant="warning"
          title={problem.title}
          takesFocus={takesFocus}
          actions={
            <AlertActionLink component="a" href={signInUrl()}>
              {texts.signInAgain}
            </AlertActionLink>
          }
        >
          {problem.detail}
        </Notice>
      );
    // Whoever has a page open was entitled to it when it was opened.
    case "not-entitled":
      return (
        <Notice variant="warning" title={texts.rightEndedTitle} takesFocus={takesFocus}>
          {texts.rightEndedText}
        </Notice>
      );
    case "not-found":
      return (
        <Notice variant="warning" title={texts.notFoundTitle} takesFocus={takesFocus}>
          {texts.notFoundText}
        </Notice>
      );
    case "already-decided":
      return (
        <AlreadyDecided
          state={problem.state ?? "approved"}
          decidedBy={problem.decidedBy}
          decidedAt={problem.decidedAt}
          takesFocus={takesFocus}
        />
      );
    default:
      return (
        <Notice variant="danger" title={problem?.title ?? ""} actions={retry} takesFocus={takesFocus}>
          {problem?.detail}
        </Notice>
      );
  }
}
