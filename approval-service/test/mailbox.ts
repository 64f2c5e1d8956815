import type { Mail } from "../src/mail/mail.ts";
import { type Mailer, MailRefused, MailUnavailable } from "../src/mail/mailer.ts";

export type SentMail = Mail & { to: string; key: string };

/** A mail server that keeps what it is given and fails on demand. Real SMTP: mail/smtp.integration.test.ts. */
export type Mailbox = Mailer & {
  readonly sent: SentMail[];
  isDown: boolean;
  /** Addresses refused for good. */
  readonly refused: Set<string>;
  to(address: string): SentMail[];
};

export function mailbox(): Mailbox {
  const box: Mailbox = {
    sent: [],
    isDown: false,
    refused: new Set(),
    to: (address) => box.sent.filter((mail) => mail.to === address),
    send(mail, to, key) {
      if (box.isDown) return Promise.reject(new MailUnavailable("switched off"));
      if (box.refused.has(to.address)) return Promise.reject(new MailRefused("no such mailbox"));
      box.sent.push({ ...mail, to: to.address, key });
      return Promise.resolve();
    },
    isReachable: () => Promise.resolve(!box.isDown),
    close: () => undefined,
  };
  return box;
}
