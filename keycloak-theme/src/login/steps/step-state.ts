/** The step that a history entry stands for; an entry of nobody's is the first step. */
export function stepIn<Step extends string>(state: unknown, steps: readonly [Step, ...Step[]]): Step {
  const named = typeof state === "object" && state !== null && "step" in state ? state.step : undefined;
  return steps.find((step) => step === named) ?? steps[0];
}
