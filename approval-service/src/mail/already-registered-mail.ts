import type { Language } from "../language.ts";
import { type Mail, renderMail } from "./mail.ts";

/**
 * To an address somebody tried to register although it has an account (decision 6). It greets nobody by name: the name
 * typed into the form may be a stranger's.
 */
export function alreadyRegisteredMail(facts: {
  language: Language;
  logInHref: string;
  /** Keycloak's „forgot password" page. */
  passwordHref: string;
}): Mail {
  if (facts.language === "en") {
    return renderMail({
      language: "en",
      subject: "You already have a CGM PORTAL account",
      greeting: "Hello,",
      paragraphs: [
        "somebody has just tried to register this e-mail address for CGM PORTAL.",
        "You already have an account with this address. You do not need to register again: simply sign in.",
      ],
      button: { label: "Sign in", href: facts.logInHref },
      links: [{ label: "Forgot your password? Set a new one", href: facts.passwordHref }],
      note: "If it was not you, please ignore this e-mail. Nothing about your account has changed.",
    });
  }
  return renderMail({
    language: "de",
    subject: "Sie haben bereits ein Benutzerkonto im CGM PORTAL",
    greeting: "Guten Tag,",
    paragraphs: [
      "soeben wurde versucht, diese E-Mail-Adresse am CGM PORTAL zu registrieren.",
      "Sie haben bereits ein Benutzerkonto mit dieser Adresse. Sie müssen sich nicht noch einmal registrieren: Melden Sie sich einfach an.",
    ],
    button: { label: "Anmelden", href: facts.logInHref },
    links: [{ label: "Passwort vergessen? Neues Passwort festlegen", href: facts.passwordHref }],
    note: "Falls Sie das nicht waren, können Sie diese E-Mail ignorieren. An Ihrem Benutzerkonto hat sich nichts geändert.",
  });
}
