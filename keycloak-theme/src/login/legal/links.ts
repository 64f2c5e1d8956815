/** Whether a link in a legal text may be followed: web and mail addresses in full, nothing else. */
export function isAllowedLink(href: string | undefined): href is string {
  return href !== undefined && /^(https?:\/\/|mailto:)/i.test(href);
}
