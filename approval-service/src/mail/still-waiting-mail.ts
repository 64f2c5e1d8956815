import type { Language } from "../language.ts";
import { formatDay } from "./format-day.ts";
import { type Mail, renderMail } from "./mail.ts";

/** To an address that registers again, or asks for its mail again, while its registration waits for the super admin. */
export function stillWaitingMail(facts: {
  language: Language;
  firstName: string;
  lastName: string;
  /** When the registration was confirmed. */
  waitingSince: Date;
  /** The page that shows where the registration stands, and takes it back. */
  statusHref: string;
}): Mail {
  const name = `${facts.firstName} ${facts.lastName}`;
  const since = formatDay(facts.waitingSince, facts.language);
  if (facts.language === "en") {
    return renderMail({
      language: "en",
      subject: "Your registration is waiting for approval",
      greeting: `Hello ${name},`,
      paragraphs: [
        `you have registered for CGM PORTAL. Your request has been waiting for your Super Admin's approval since ${since}.`,
        "There is nothing more for you to do. If it is urgent, please speak to the Super Admin in your practice.",
      ],
      button: { label: "View or withdraw the registration", href: facts.statusHref },
      note: "You receive this e-mail because this address was registered again or the e-mail was requested again. If it was not you, please ignore it.",
    });
  }
  return renderMail({
    language: "de",
    subject: "Ihre Registrierung wartet auf die Freigabe",
    greeting: `Guten Tag ${name},`,
    paragraphs: [
      `Sie haben sich am CGM PORTAL registriert. Ihre Anfrage wartet seit dem ${since} auf die Freigabe durch Ihren Super Admin.`,
      "Sie müssen nichts weiter tun. Wenn es eilt, sprechen Sie bitte den Super Admin in Ihrer Praxis an.",
    ],
    button: { label: "Status ansehen oder zurückziehen", href: facts.statusHref },
    note: "Sie erhalten diese E-Mail, weil diese Adresse erneut registriert oder die E-Mail noch einmal angefordert wurde. Falls Sie das nicht waren, können Sie die E-Mail ignorieren.",
  });
}
