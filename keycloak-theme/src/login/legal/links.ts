/** Whether a link in a legal text may be followed: web and mail addresses in full, nothing else. */
export function isAllowedLink(href: string | undefined): href is string {
  return href !== undefined && /^(https?:\/\/|mailto:)/i.test(href);
}

/** Web addresses open beside the form that is being filled in; a mail address opens the mail program. */
export function opensInNewTab(href: string): boolean {
  return !/^mailto:/i.test(href);
}
