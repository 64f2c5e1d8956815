type MessagesPerField = {
  existsError: (field: string, ...others: string[]) => boolean;
  getFirstError: (...fields: string[]) => string;
};

/** What Keycloak found wrong with one of these fields, as plain text: its messages come HTML-escaped. */
export function fieldError(messages: MessagesPerField, ...fields: [string, ...string[]]): string | undefined {
  if (!messages.existsError(...fields)) return undefined;
  return new DOMParser().parseFromString(messages.getFirstError(...fields), "text/html").body.textContent;
}
