import { createTransport } from "nodemailer";
import { type Mailer, MailRefused, MailUnavailable } from "./mailer.ts";

/** A mail server over SMTP. One connection is kept and reused; every wait has an end. */
export function createSmtpMailer(options: { url: string; from: { name: string; address: string } }): Mailer {
  const transport = createTransport({
    ...transportOptions(options.url),
    pool: true,
    maxConnections: 4,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    dnsTimeout: 5_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = options.from.address.split("@").at(-1) ?? "localhost";

  return {
    async send({ subject, html, text }, to, key) {
      try {
        await transport.sendMail({
          from: options.from,
          // Objects only: from a string, nodemailer would parse as many addresses as somebody managed to write into it.
          to: { name: to.name ?? "", address: to.address },
          subject,
          html,
          text,
          messageId: `<${key}@${domain}>`,
          // RFC 3834: no out-of-office notes in answer, please.
          headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
        });
      } catch (error) {
        throw isPermanent(error)
          ? new MailRefused("The mail server refuses this mail for good.", { cause: error })
          : new MailUnavailable("The mail server did not take the mail.", { cause: error });
      }
    },
    async isReachable() {
      try {
        return await transport.verify();
      } catch {
        return false;
      }
    },
    close() {
      transport.close();
    },
  };
}

/**
 * RFC 5321 section 4.2.1: 5yz is permanent. Only for the envelope and the content: a log-in that is refused (535) is our
 * configuration's fault and heals.
 */
function isPermanent(error: unknown): boolean {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  if (code === "EENVELOPE" && responseCode === undefined) return true;
  const aboutThisMail = code === "EENVELOPE" || code === "EMESSAGE";
  return aboutThisMail && typeof responseCode === "number" && responseCode >= 500 && responseCode < 600;
}

function transportOptions(url: string) {
  const { protocol, hostname, port, username, password, searchParams } = new URL(url);
  const secure = protocol === "smtps:";
  return {
    host: hostname,
    port: Number(port) || (secure ? 465 : 587),
    secure,
    ...(searchParams.get("requireTLS") === "true" && { requireTLS: true }),
    ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
  };
}
