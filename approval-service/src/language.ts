/** The languages of pages and mails. German comes first. */
export type Language = "de" | "en";
