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
  /** Somebody else was faster. */
  | { kind: "overtaken"; registration: Registration }
  | { kind: "several"; results: readonly Result[] }
  | { kind: "failed"; error: unknown };

type Result = {
  id: string;
  name: string;
  outcome: "decided" | "already-decided" | "own-registration" | "not-found";
};

type Props = { news: News; onUndo: (registration: Registration) => void };

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
            onUndo(registration);
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
    case "several": {
      const failed = news.results.filter(({ outcome }) => outcome !== "decided");
      return (
        <Notice
          variant={failed.length === 0 ? "success" : "warning"}
          title={texts.severalDone(news.results.length - failed.length, news.results.length)}
          takesFocus
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
        </Notice>
      );
    }
    case "failed":
      return <Failure error={news.error} takesFocus />;
  }
}
