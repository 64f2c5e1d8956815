import type { Language } from "../language.ts";
import { type Mail, renderMail } from "./mail.ts";

/**
 * To the employee, after „REGISTRIEREN": one button that opens the confirm window. It greets nobody by name: until the
 * confirmation the address may be a stranger's, and the name whatever somebody wanted a stranger to read.
 */
export function confirmMail(facts: {
  language: Language;
  /** Address of the confirm window, token included. */
  href: string;
  /** How long the link works. */
  validDays: number;
}): Mail {
  if (facts.language === "en") {
    return renderMail({
      language: "en",
      subject: "Please confirm your registration for CGM PORTAL",
      greeting: "Hello,",
      paragraphs: [
        "thank you for registering for CGM PORTAL. Please confirm that this e-mail address is yours and that you want to register.",
        "After that your Super Admin is informed. As soon as your Super Admin has approved your request, you will receive an e-mail to complete the registration.",
      ],
      button: { label: "Confirm", href: facts.href },
      note: `The link is valid for ${facts.validDays} days. If you did not register, please ignore this e-mail: nothing happens without your confirmation.`,
    });
  }
  return renderMail({
    language: "de",
    subject: "Bitte bestätigen Sie Ihre Registrierung am CGM PORTAL",
    greeting: "Guten Tag,",
    paragraphs: [
      "vielen Dank für Ihre Registrierung am CGM PORTAL. Bitte bestätigen Sie, dass diese E-Mail-Adresse Ihnen gehört und Sie sich registrieren möchten.",
      "Danach wird Ihr Super Admin informiert. Sobald er Ihre Anfrage genehmigt hat, erhalten Sie eine E-Mail, um die Registrierung abzuschließen.",
    ],
    button: { label: "Bestätigen", href: facts.href },
    note: `Der Link ist ${facts.validDays} Tage gültig. Falls Sie sich nicht registriert haben, können Sie diese E-Mail ignorieren: Ohne Ihre Bestätigung passiert nichts.`,
  });
}
