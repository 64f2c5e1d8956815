import type { Language } from "../language.ts";
import { type Mail, renderMail } from "./mail.ts";

/** To somebody whom the back office has made a super admin: what that means, and where to begin. */
export function appointedMail(facts: {
  language: Language;
  recipientName: string;
  customerNumber: string;
  customerName: string | null;
  /** How many registrations wait for a decision. */
  waiting: number;
  /** The list of them; the person logs in on the way. */
  listHref: string;
}): Mail {
  const { customerNumber, customerName, waiting } = facts;
  const account = customerName === null ? customerNumber : `${customerNumber} (${customerName})`;
  if (facts.language === "en") {
    return renderMail({
      language: "en",
      subject: "You are now a Super Admin in CGM PORTAL",
      greeting: `Hello ${facts.recipientName},`,
      paragraphs: [
        `you are now a Super Admin of the customer account ${account} in CGM PORTAL.`,
        "You decide which colleagues may use CGM PORTAL, and look after their user accounts. We write to you when somebody is waiting for your decision.",
        ...(waiting === 0
          ? []
          : [
              waiting === 1
                ? "1 registration is waiting for you already."
                : `${waiting} registrations are waiting for you already.`,
            ]),
      ],
      button: { label: "Open the approval page", href: facts.listHref },
      note: "You receive this e-mail because our back office has made you a Super Admin. If this is not right, please tell your CGM contact.",
    });
  }
  return renderMail({
    language: "de",
    subject: "Sie sind jetzt Super Admin im CGM PORTAL",
    greeting: `Guten Tag ${facts.recipientName},`,
    paragraphs: [
      `Sie sind jetzt Super Admin des Kunden-Accounts ${account} im CGM PORTAL.`,
      "Sie entscheiden, welche Kolleginnen und Kollegen das CGM PORTAL nutzen dürfen, und betreuen ihre Benutzerkonten. Wir schreiben Ihnen, sobald jemand auf Ihre Entscheidung wartet.",
      ...(waiting === 0
        ? []
        : [
            waiting === 1
              ? "Eine Registrierung wartet schon auf Sie."
              : `${waiting} Registrierungen warten schon auf Sie.`,
          ]),
    ],
    button: { label: "Zur Freigabe-Seite", href: facts.listHref },
    note: "Sie erhalten diese E-Mail, weil unser Back-Office Sie zum Super Admin bestimmt hat. Falls das nicht stimmt, wenden Sie sich bitte an Ihre Ansprechperson bei CGM.",
  });
}
