/** The reason somebody is typing, kept in this tab alone until it is sent or given up. */
const key = (registrationId: string) => `reject-draft:${registrationId}`;

export function readDraft(registrationId: string): string {
  return sessionStorage.getItem(key(registrationId)) ?? "";
}

export function writeDraft(registrationId: string, text: string): void {
  sessionStorage.setItem(key(registrationId), text);
}

export function forgetDraft(registrationId: string): void {
  sessionStorage.removeItem(key(registrationId));
}
