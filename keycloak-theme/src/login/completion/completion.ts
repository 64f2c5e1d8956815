import { tabStorage } from "../tab-storage";

/**
 * The way from the completion mail to the password leads over several of Keycloak's pages, none of which knows the
 * others. The browser tab remembers that somebody is on it, so that the last page can say what has been completed.
 */
export type Completion = {
  /** Whether the password is the last of the steps. */
  setsPassword: boolean;
  /** How many steps there are in all, once the first of them has counted. */
  steps?: number;
};

const KEY = "cgm-portal.completion";

/** The welcome page was shown for these required actions. */
export function beginCompletion(requiredActions: readonly string[]): void {
  remember({ setsPassword: requiredActions.includes("UPDATE_PASSWORD") });
}

/** Counts the password among the steps before it; returns how many there are. */
export function countSteps(stepsBeforePassword: number): number {
  const completion = currentCompletion();
  const steps = stepsBeforePassword + (completion?.setsPassword ? 1 : 0);
  if (completion && stepsBeforePassword > 0) remember({ ...completion, steps });
  return steps;
}

/** The last page has been reached: what this tab does next is something else. */
export function endCompletion(): void {
  tabStorage()?.removeItem(KEY);
}

/** What is underway in this tab. */
export function currentCompletion(): Completion | undefined {
  try {
    const stored: unknown = JSON.parse(tabStorage()?.getItem(KEY) ?? "null");
    if (typeof stored !== "object" || stored === null || !("setsPassword" in stored)) return undefined;
    const steps = "steps" in stored && typeof stored.steps === "number" ? { steps: stored.steps } : {};
    return { setsPassword: stored.setsPassword === true, ...steps };
  } catch {
    return undefined;
  }
}

function remember(completion: Completion): void {
  try {
    tabStorage()?.setItem(KEY, JSON.stringify(completion));
  } catch {
    // Without it the last page says less; nothing else depends on it.
  }
}
