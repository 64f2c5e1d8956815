import { escapeHtml } from "../mail/escape-html.ts";
import { renderPage } from "./page.ts";
import type { Language } from "../language.ts";

/** What the person is asked to confirm. */
export type Confirmation = {
  language: Language;
  email: string;
  firstName: string;
  lastName: string;
  customerNumber: string;
};

const WORDS = {
  de: {
    confirmTitle: "Registrierung bestätigen",
    confirmText: "Bitte prüfen Sie Ihre Angaben und bestätigen Sie Ihre Registrierung am CGM PORTAL.",
    name: "Name",
    email: "E-Mail-Adresse",
    customerNumber: "Kundennummer",
    confirm: "Bestätigen",
    notYou:
      "Das sind nicht Sie? Dann schließen Sie diese Seite einfach. Ohne Ihre Bestätigung passiert nichts.",
    confirmedTitle: "Ihre Registrierung ist bestätigt",
    confirmedText: "Vielen Dank! So geht es weiter:",
    confirmedSteps: [
      "Der Super Admin Ihres Kunden-Accounts wurde über Ihre Registrierungsanfrage informiert.",
      "Sobald er Ihre Anfrage genehmigt hat, erhalten Sie eine E-Mail, um die Registrierung abzuschließen.",
    ],
    close: "Sie können dieses Fenster jetzt schließen.",
    alreadyTitle: "Ihre Registrierung ist bereits bestätigt",
    alreadyText:
      "Sie müssen nichts weiter tun. Sobald Ihr Super Admin Ihre Anfrage genehmigt hat, erhalten Sie eine E-Mail, um die Registrierung abzuschließen.",
    expiredTitle: "Dieser Link ist abgelaufen",
    expiredText: "Bitte registrieren Sie sich noch einmal. Sie erhalten dann eine neue E-Mail.",
    supersededTitle: "Dieser Link ist nicht mehr gültig",
    supersededText:
      "Wir haben Ihnen danach eine neuere E-Mail geschickt. Bitte verwenden Sie den Link aus der neuesten E-Mail.",
    invalidTitle: "Dieser Link ist ungültig",
    invalidText:
      "Bitte öffnen Sie den Link noch einmal aus der E-Mail. Wenn das nicht hilft, registrieren Sie sich bitte erneut.",
    register: "Zur Registrierung",
  },
  en: {
    confirmTitle: "Confirm your registration",
    confirmText: "Please check your details and confirm your registration for CGM PORTAL.",
    name: "Name",
    email: "E-mail address",
    customerNumber: "Customer number",
    confirm: "Confirm",
    notYou: "This is not you? Then simply close this page. Nothing happens without your confirmation.",
    confirmedTitle: "Your registration is confirmed",
    confirmedText: "Thank you! What happens next:",
    confirmedSteps: [
      "The Super Admin of your customer account has been informed of your request.",
      "As soon as your Super Admin has approved it, you will receive an e-mail to complete the registration.",
    ],
    close: "You can close this window now.",
    alreadyTitle: "Your registration is already confirmed",
    alreadyText:
      "There is nothing more for you to do. As soon as your Super Admin has approved your request, you will receive an e-mail to complete the registration.",
    expiredTitle: "This link has expired",
    expiredText: "Please register again. You will then receive a new e-mail.",
    supersededTitle: "This link is no longer valid",
    supersededText: "We have sent you a newer e-mail since. Please use the link in the newest e-mail.",
    invalidTitle: "This link is invalid",
    invalidText:
      "Please open the link from the e-mail again. If that does not help, please register once more.",
    register: "Go to registration",
  },
} as const;

/** The confirm window: shows what is confirmed and waits for the person's click. Opening it changes nothing. */
export function confirmWindow(confirmation: Confirmation, token: string): string {
  const words = WORDS[confirmation.language];
  const rows = [
    [words.name, `${confirmation.firstName} ${confirmation.lastName}`],
    [words.email, confirmation.email],
    [words.customerNumber, confirmation.customerNumber],
  ] as const;
  return renderPage({
    language: confirmation.language,
    title: words.confirmTitle,
    body: `<p>${words.confirmText}</p>
<dl>${rows.map(([term, value]) => `<div><dt>${term}</dt><dd>${escapeHtml(value)}</dd></div>`).join("")}</dl>
<form method="post" action="/confirm">
<input type="hidden" name="token" value="${escapeHtml(token)}">
<p><button class="button" type="submit">${words.confirm}</button></p>
</form>
<p class="note">${words.notYou}</p>`,
  });
}

/** After the click. */
export function confirmedPage(language: Language): string {
  const words = WORDS[language];
  const steps = words.confirmedSteps.map((step) => `<li>${step}</li>`).join("");
  return renderPage({
    language,
    title: words.confirmedTitle,
    body: `<p>${words.confirmedText}</p><ol>${steps}</ol><p class="note">${words.close}</p>`,
  });
}

/** After a second click, or a link opened again. */
export function alreadyConfirmedPage(language: Language): string {
  const words = WORDS[language];
  return renderPage({
    language,
    title: words.alreadyTitle,
    body: `<p>${words.alreadyText}</p><p class="note">${words.close}</p>`,
  });
}

/** A link that cannot be used: says what to do next. `registerHref` leads to the register page. */
export function unusableLinkPage(
  language: Language,
  reason: "expired" | "superseded" | "invalid",
  registerHref: string,
): string {
  const words = WORDS[language];
  const register = `<p><a class="button" href="${escapeHtml(registerHref)}">${words.register}</a></p>`;
  return renderPage({
    language,
    title: words[`${reason}Title`],
    body: `<p>${words[`${reason}Text`]}</p>${reason === "superseded" ? "" : register}`,
  });
}
