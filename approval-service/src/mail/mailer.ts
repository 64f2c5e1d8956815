import type { Mail } from "./mail.ts";

export type Recipient = { name?: string; address: string };

/** Hands mails to a mail server. */
export type Mailer = {
  /**
   * @param key makes the Message-ID: the same mail sent again after a crash can be recognised as such
   * @throws MailRefused when the server will never take this mail, MailUnavailable when it may take it later
   */
  send(mail: Mail, to: Recipient, key: string): Promise<void>;
  isReachable(): Promise<boolean>;
  close(): void;
};

export class MailRefused extends Error {
  override readonly name = "MailRefused";
}

export class MailUnavailable extends Error {
  override readonly name = "MailUnavailable";
}
