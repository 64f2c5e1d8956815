import type { Language } from "../language.ts";
import { type Mail, renderMail } from "./mail.ts";

/** To the employee whose registration was rejected, with the reason in the decider's words. */
export function rejectedMail(facts: {
  language: Language;
  firstName: string;
  lastName: string;
  reason: string;
}): Mail {
  const name = `${facts.firstName} ${facts.lastName}`;
  if (facts.language === "en") {
    return renderMail({
      language: "en",
      subject: "Your registration for CGM PORTAL was rejected",
      greeting: `Hello ${name},`,
      paragraphs: ["your registration for CGM PORTAL was rejected. The reason given is:"],
      quotation: facts.reason,
      note: "If you have questions, please speak to the Super Admin in your practice. We delete your details after 30 days.",
    });
  }
  return renderMail({
    language: "de",
    subject: "Ihre Registrierung am CGM PORTAL wurde abgelehnt",
    greeting: `Guten Tag ${name},`,
    paragraphs: ["Ihre Registrierung am CGM PORTAL wurde abgelehnt. Als Grund wurde angegeben:"],
    quotation: facts.reason,
    note: "Bei Fragen wenden Sie sich bitte an den Super Admin in Ihrer Praxis. Ihre Angaben löschen wir nach 30 Tagen.",
  });
}
