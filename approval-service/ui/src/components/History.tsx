import { ProgressStep, ProgressStepper, Title } from "@patternfly/react-core";
import { useCallback } from "react";
import { answer, type Api, type Registration } from "../api/client";
import { useLoad } from "../use-load";
import { useTexts } from "../texts/language";

/** Steps with which a registration came to nothing. */
const ENDS: ReadonlySet<string> = new Set(["rejected", "expired", "withdrawn"]);

/** Every step of a registration: what, when and, where a person did it, who. Read again whenever the registration changes. */
export function History({ api, registration }: { api: Api; registration: Registration }) {
  const { texts, formatTime } = useTexts();
  const { id, state, decisionEffective } = registration;
  // The history is beside the point of the page: without it the decision is still possible.
  const { data } = useLoad(
    useCallback(
      () => answer(api.GET("/api/registrations/{id}/history", { params: { path: { id } } })),
      // eslint-disable-next-line react-hooks/exhaustive-deps -- read again whenever the registration changes
      [api, id, state, decisionEffective],
    ),
  );
  const entries = data?.items ?? [];

  if (entries.length === 0) return null;
  return (
    <section aria-labelledby="history-title" className="app-history">
      <Title headingLevel="h2" size="lg" id="history-title">
        {texts.historyTitle}
      </Title>
      <ProgressStepper isVertical aria-labelledby="history-title">
        {entries.map(({ action, actorName, at }, index) => (
          <ProgressStep
            key={index}
            id={`history-${index}`}
            titleId={`history-title-${index}`}
            variant={ENDS.has(action) ? "danger" : "success"}
            description={`${formatTime(at)}${actorName ? ` ${texts.by(actorName)}` : ""}`}
          >
            {texts.history[action] ?? action}
          </ProgressStep>
        ))}
      </ProgressStepper>
    </section>
  );
}
