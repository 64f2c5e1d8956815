import { ProgressStep, ProgressStepper, Title } from "@patternfly/react-core";
import { useEffect, useState } from "react";
import type { Api } from "../api/client";
import type { HistoryEntry, Registration } from "../api/types";
import { useTexts } from "../texts/language";

/** Every step of a registration: what, when and, where a person did it, who. Read again whenever the registration changes. */
export function History({ api, registration }: { api: Api; registration: Registration }) {
  const { texts, formatTime } = useTexts();
  const [entries, setEntries] = useState<HistoryEntry[]>([]);
  const { id, state, decisionEffective } = registration;

  useEffect(() => {
    let cancelled = false;
    api.history(id).then(
      ({ items }) => {
        if (!cancelled) setEntries(items);
      },
      // The history is beside the point of the page: without it the decision is still possible.
      () => undefined,
    );
    return () => {
      cancelled = true;
    };
  }, [api, id, state, decisionEffective]);

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
            variant={action === "rejected" || action === "expired" ? "danger" : "success"}
            description={`${formatTime(at)}${actorName ? ` ${texts.by(actorName)}` : ""}`}
          >
            {texts.history[action] ?? action}
          </ProgressStep>
        ))}
      </ProgressStepper>
    </section>
  );
}
