import type { Language } from "../language.ts";
import { type Mail, renderMail } from "./mail.ts";

/** To the employee whose confirmed registration nobody has decided in time. */
export function expiredMail(facts: {
  language: Language;
  firstName: string;
  lastName: string;
  /** The register page. */
  registerHref: string;
}): Mail {
  const name = `${facts.firstName} ${facts.lastName}`;
  if (facts.language === "en") {
    return renderMail({
      language: "en",
      subject: "Your registration for CGM PORTAL has expired",
      greeting: `Hello ${name},`,
      paragraphs: [
        "unfortunately nobody decided on your registration for CGM PORTAL in time. It has expired, and we have deleted the user account prepared for you.",
        "If you would still like to use CGM PORTAL, please speak to the Super Admin in your practice and register again.",
      ],
      button: { label: "Register again", href: facts.registerHref },
      note: "You receive this e-mail because you registered for CGM PORTAL with this address.",
    });
  }
  return renderMail({
    language: "de",
    subject: "Ihre Registrierung am CGM PORTAL ist abgelaufen",
    greeting: `Guten Tag ${name},`,
    paragraphs: [
      "leider wurde über Ihre Registrierung am CGM PORTAL nicht rechtzeitig entschieden. Sie ist abgelaufen, und wir haben das vorbereitete Benutzerkonto gelöscht.",
      "Wenn Sie das CGM PORTAL weiterhin nutzen möchten, sprechen Sie bitte den Super Admin in Ihrer Praxis an und registrieren Sie sich noch einmal.",
    ],
    button: { label: "Noch einmal registrieren", href: facts.registerHref },
    note: "Sie erhalten diese E-Mail, weil Sie sich mit dieser Adresse am CGM PORTAL registriert haben.",
  });
}
