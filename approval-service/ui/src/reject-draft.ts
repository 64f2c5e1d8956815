/** The reason somebody is typing, kept in this tab alone until it is sent or given up: a session may run out meanwhile. */
export type RejectDraft = {
  text: string;
  /** Whether the dialog is open, so that it opens again after the log-in. */
  isOpen: boolean;
};

const EVERY_DRAFT = "draft:";
const PREFIX = `${EVERY_DRAFT}reject:`;

export function readDraft(registrationId: string): RejectDraft {
  const stored = sessionStorage.getItem(PREFIX + registrationId);
  return stored === null ? { text: "", isOpen: false } : (JSON.parse(stored) as RejectDraft);
}

export function writeDraft(registrationId: string, draft: RejectDraft): void {
  sessionStorage.setItem(PREFIX + registrationId, JSON.stringify(draft));
}

export function forgetDraft(registrationId: string): void {
  sessionStorage.removeItem(PREFIX + registrationId);
}

/** At the log-out: the next person at this computer reads none of it. */
export function forgetAllDrafts(): void {
  for (const key of Object.keys(sessionStorage))
    if (key.startsWith(EVERY_DRAFT)) sessionStorage.removeItem(key);
}
