import { EMPTY_FORM, type RegistrationForm } from "./form";

/** The part of `Storage` that is needed here. */
type DraftStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const KEY = "cgm-portal.registration";

const KEPT = ["email", "customerNumber", "postalCode", "firstName", "lastName"] as const;

/**
 * What was typed before the page was loaded anew (another language, an expired session, a look at the login page). Consents are not kept:
 * they are given to the text that is shown.
 */
export function loadDraft(storage: DraftStorage | undefined): RegistrationForm {
  const form = { ...EMPTY_FORM };
  const stored = read(storage);
  if (typeof stored !== "object" || stored === null) return form;
  for (const field of KEPT) {
    const value: unknown = (stored as Record<string, unknown>)[field];
    if (typeof value === "string") form[field] = value;
  }
  return form;
}

/** Keeps what is typed for as long as the browser tab is open. */
export function saveDraft(storage: DraftStorage | undefined, form: RegistrationForm): void {
  const kept = Object.fromEntries(KEPT.map((field) => [field, form[field]]));
  try {
    storage?.setItem(KEY, JSON.stringify(kept));
  } catch {
    // A full or forbidden storage costs the convenience, not the registration.
  }
}

/** Forgets what was typed, once it has been sent: the next person at this computer is somebody else. */
export function discardDraft(storage: DraftStorage | undefined): void {
  storage?.removeItem(KEY);
}

function read(storage: DraftStorage | undefined): unknown {
  try {
    return JSON.parse(storage?.getItem(KEY) ?? "null");
  } catch {
    return null;
  }
}
