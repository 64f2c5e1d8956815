import type { Registration } from "../api/client";
import { undoableFor } from "../api/registrations";
import { fullName } from "../full-name";
import { useTexts } from "../texts/language";
import { AlreadyDecided } from "./AlreadyDecided";
import { Failure } from "./Failure";
import { Notice } from "./Notice";
import { UndoNotice } from "./UndoNotice";

/** What this person did last on the page, and what became of it. */
export type News =
  | { kind: "decided"; registration: Registration }
  | { kind: "undone"; registration: Registration }
  | { kind: "several-undone"; count: number }
  /** Somebody else was faster. */
  | { kind: "overtaken"; registration: Registration }
  | { kind: "several"; results: readonly Result[] }
  | { kind: "failed"; error: unknown };

type Result = {
  id: string;
  name: string;
  outcome: "decided" | "already-decided" | "own-registration" | "not-found" | "failed";
  registration: Registration | null;
};

type Props = { news: News; onUndo: (registrations: readonly Registration[]) => void };

export function DecisionNews({ news, onUndo }: Props) {
  const { texts } = useTexts();
  switch (news.kind) {
    case "decided": {
      const { registration } = news;
      const name = fullName(registration);
      const verdict = registration.state === "rejected" ? "rejected" : "approved";
      return (
        <UndoNotice
          key={registration.id}
          title={texts[verdict](name)}
          undoableFor={undoableFor(registration)}
          onUndo={() => {
            onUndo([registration]);
          }}
        >
          {texts[`${verdict}Text`](name)}
        </UndoNotice>
      );
    }
    case "undone":
      return (
        <Notice variant="info" title={texts.undone(fullName(news.registration))} takesFocus>
          {texts.undoneText}
        </Notice>
      );
    case "overtaken": {
      const { state, decidedBy, decidedAt } = news.registration;
      return <AlreadyDecided state={state} decidedBy={decidedBy} decidedAt={decidedAt} takesFocus />;
    }
    case "several-undone":
      return (
        <Notice variant="info" title={texts.severalUndone(news.count)} takesFocus>
          {texts.undoneText}
        </Notice>
      );
    case "several": {
      const failed = news.results.filter(({ outcome }) => outcome !== "decided");
      const decided = news.results.flatMap(({ outcome, registration }) =>
        outcome === "decided" && registration ? [registration] : [],
      );
      return (
        <UndoNotice
          variant={failed.length === 0 ? "success" : "warning"}
          title={texts.severalDone(decided.length, news.results.length)}
          undoableFor={Math.min(...decided.map(undoableFor), decided.length === 0 ? 0 : Infinity)}
          onUndo={() => {
            onUndo(decided);
          }}
        >
          {failed.length > 0 && (
            <ul>
              {failed.map(({ id, name, outcome }) => (
                <li key={id}>
                  {name} {outcome !== "decided" && texts.outcomes[outcome]}
                </li>
              ))}
            </ul>
          )}
        </UndoNotice>
      );
    }
    case "failed":
      return <Failure error={news.error} takesFocus />;
  }
}
