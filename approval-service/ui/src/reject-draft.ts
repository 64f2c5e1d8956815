import { giveUp, keep, kept, keptNames } from "./draft";

/** The reason somebody is typing. */
export type RejectDraft = {
  text: string;
  /** Whether the dialog is open, so that it opens again after the log-in. */
  isOpen: boolean;
};

const PREFIX = "reject:";

/** Under which the reason for these registrations is kept. */
export function draftIdOf(registrationIds: readonly string[]): string {
  return registrationIds.toSorted().join(",");
}

export function readDraft(draftId: string): RejectDraft {
  return (kept(PREFIX + draftId) as RejectDraft | undefined) ?? { text: "", isOpen: false };
}

export function writeDraft(draftId: string, draft: RejectDraft): void {
  keep(PREFIX + draftId, draft);
}

export function forgetDraft(draftId: string): void {
  giveUp(PREFIX + draftId);
}

/** For which registrations a dialog was open when the page was left for the log-in. */
export function openDrafts(): string[][] {
  return keptNames()
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => name.slice(PREFIX.length))
    .filter((draftId) => readDraft(draftId).isOpen)
    .map((draftId) => draftId.split(","));
}
