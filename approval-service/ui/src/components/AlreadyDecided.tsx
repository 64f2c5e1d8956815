import type { RegistrationState } from "../api/client";
import { useTexts } from "../texts/language";
import { Notice } from "./Notice";

type Props = {
  state: RegistrationState;
  decidedBy: { name: string } | null | undefined;
  decidedAt: string | null | undefined;
  /** See Notice. */
  takesFocus: boolean;
};

/** There is nothing left to decide: somebody else was faster, the person took it back, or the time ran out. */
export function AlreadyDecided({ state, decidedBy, decidedAt, takesFocus }: Props) {
  const { texts, formatTime } = useTexts();
  const isDecided = decidedAt !== null && decidedAt !== undefined;
  return (
    <Notice
      variant="info"
      title={isDecided ? texts.alreadyDecidedTitle : texts.nothingToDecideTitle}
      takesFocus={takesFocus}
    >
      {isDecided
        ? texts.alreadyDecided(decidedBy?.name ?? texts.someone, texts.states[state], formatTime(decidedAt))
        : texts.nothingToDecide(texts.states[state])}
    </Notice>
  );
}
