import { useCallback, useEffect, useEffectEvent, useState } from "react";
import { stepIn } from "./step-state";

/**
 * The steps of a page, kept in the browser's history, so that its „back" leads to the step before and not away.
 * @param steps in their order; the first is where the page begins
 * @param onMove called after „back" and „forward"
 */
export function useHistorySteps<Step extends string>(
  steps: readonly [Step, ...Step[]],
  onMove?: (step: Step) => void,
) {
  const [step, setStep] = useState(() => stepIn(history.state, steps));

  const move = useEffectEvent((state: unknown) => {
    const next = stepIn(state, steps);
    setStep(next);
    onMove?.(next);
  });
  useEffect(() => {
    const onPopState = (event: PopStateEvent) => {
      move(event.state);
    };
    window.addEventListener("popstate", onPopState);
    return () => {
      window.removeEventListener("popstate", onPopState);
    };
  }, []);

  /** To a further step, from which „back" returns here. */
  const advance = useCallback((next: Step) => {
    history.pushState({ step: next }, "");
    setStep(next);
  }, []);

  /** To a step that takes the place of this one: „back" does not return here. */
  const replace = useCallback((next: Step) => {
    history.replaceState({ step: next }, "");
    setStep(next);
  }, []);

  return { step, advance, replace };
}
