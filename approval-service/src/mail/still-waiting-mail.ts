import type { Language } from "../language.ts";
import { type Mail, renderMail } from "./mail.ts";

/** To an address that registers again while its registration waits for the super admin. */
export function stillWaitingMail(facts: {
  language: Language;
  firstName: string;
  lastName: string;
  /** When the registration was confirmed. */
  waitingSince: Date;
}): Mail {
  const name = `${facts.firstName} ${facts.lastName}`;
  const since = new Intl.DateTimeFormat(facts.language === "de" ? "de-DE" : "en-GB", {
    dateStyle: "long",
    timeZone: "Europe/Berlin",
  }).format(facts.waitingSince);
  if (facts.language === "en") {
    return renderMail({
      language: "en",
      subject: "Your registration is waiting for approval",
      greeting: `Hello ${name},`,
      paragraphs: [
        `you have already registered for CGM PORTAL. Your request has been waiting for your Super Admin's approval since ${since}.`,
        "There is nothing more for you to do. If it is urgent, please speak to the Super Admin in your practice.",
      ],
      note: "You receive this e-mail because somebody registered this address again. If it was not you, please ignore it.",
    });
  }
  return renderMail({
    language: "de",
    subject: "Ihre Registrierung wartet auf die Freigabe",
    greeting: `Guten Tag ${name},`,
    paragraphs: [
      `Sie haben sich bereits am CGM PORTAL registriert. Ihre Anfrage wartet seit dem ${since} auf die Freigabe durch Ihren Super Admin.`,
      "Sie müssen nichts weiter tun. Wenn es eilt, sprechen Sie bitte den Super Admin in Ihrer Praxis an.",
    ],
    note: "Sie erhalten diese E-Mail, weil diese Adresse erneut registriert wurde. Falls Sie das nicht waren, können Sie die E-Mail ignorieren.",
  });
}
