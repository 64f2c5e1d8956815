import { escapeHtml } from "../mail/escape-html.ts";
import { renderPage } from "./page.ts";
import type { Language } from "../language.ts";
import type { Links } from "../jobs/parts.ts";
import { formatDay } from "../mail/format-day.ts";
import type { Registration } from "../registration/registration.ts";
import { isWithdrawable } from "../registration/withdraw.ts";

/** Where pages lead to. */
export type PageLinks = Pick<Links, "register" | "logIn">;

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
    orWithdraw: "Sie haben es sich anders überlegt?",
    confirmedTitle: "Ihre Registrierung ist bestätigt",
    confirmedText: "Vielen Dank! So geht es weiter:",
    confirmedSteps: [
      "Der Super Admin Ihres Kunden-Accounts wurde über Ihre Registrierungsanfrage informiert.",
      "Sobald er Ihre Anfrage genehmigt hat, erhalten Sie eine E-Mail, um die Registrierung abzuschließen.",
    ],
    close:
      "Sie können dieses Fenster jetzt schließen. Mit dem Link aus der E-Mail sehen Sie jederzeit, wie weit Ihre Registrierung ist.",
    toStatus: "Status ansehen",
    pendingTitle: "Ihre Registrierung wartet auf die Freigabe",
    pendingText: (since: string) =>
      `Ihre E-Mail-Adresse ist bereits bestätigt. Ihre Anfrage wartet seit dem ${since} auf die Freigabe durch Ihren Super Admin.`,
    pendingNext:
      "Sie müssen nichts weiter tun. Sobald Ihre Anfrage genehmigt ist, erhalten Sie eine E-Mail, um die Registrierung abzuschließen. Wenn es eilt, sprechen Sie bitte den Super Admin in Ihrer Praxis an.",
    decidingTitle: "Über Ihre Registrierung wird gerade entschieden",
    decidingText: "Sie müssen nichts weiter tun. Das Ergebnis erhalten Sie per E-Mail.",
    approvedTitle: "Ihre Registrierung ist genehmigt",
    approvedText: "Sie erhalten eine E-Mail, mit der Sie die Registrierung abschließen.",
    approvedNoMail:
      "Keine E-Mail angekommen? Bitte sehen Sie auch im Spam-Ordner nach. Ihr Super Admin kann Ihnen die E-Mail erneut senden.",
    completedTitle: "Ihre Registrierung ist abgeschlossen",
    completedText: "Sie können sich mit Ihrer E-Mail-Adresse und Ihrem Passwort am CGM PORTAL anmelden.",
    logIn: "Zum CGM PORTAL",
    rejectedTitle: "Ihre Registrierung wurde abgelehnt",
    rejectedReason: "Als Grund wurde angegeben:",
    rejectedNext: "Bei Fragen wenden Sie sich bitte an den Super Admin in Ihrer Praxis.",
    overdueTitle: "Ihre Registrierung ist abgelaufen",
    overdueText:
      "Leider wurde über Ihre Anfrage nicht rechtzeitig entschieden. Bitte sprechen Sie den Super Admin in Ihrer Praxis an und registrieren Sie sich dann noch einmal.",
    withdrawnTitle: "Ihre Registrierung ist zurückgezogen",
    withdrawnText:
      "Sie müssen nichts weiter tun. Über Ihre Anfrage wird nicht mehr entschieden, und das vorbereitete Benutzerkonto wird gelöscht. Sie können sich jederzeit neu registrieren.",
    withdraw: "Registrierung zurückziehen",
    withdrawTitle: "Registrierung zurückziehen?",
    withdrawText:
      "Möchten Sie Ihre Registrierung am CGM PORTAL wirklich zurückziehen? Sie erhalten dann kein Benutzerkonto. Sie können sich später jederzeit neu registrieren.",
    withdrawYes: "Ja, zurückziehen",
    withdrawNo: "Nein, zurück",
    tooLate: "Ihre Registrierung kann nicht mehr zurückgezogen werden.",
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
    orWithdraw: "Have you changed your mind?",
    confirmedTitle: "Your registration is confirmed",
    confirmedText: "Thank you! What happens next:",
    confirmedSteps: [
      "The Super Admin of your customer account has been informed of your request.",
      "As soon as your Super Admin has approved it, you will receive an e-mail to complete the registration.",
    ],
    close:
      "You can close this window now. The link in the e-mail shows you at any time where your registration stands.",
    toStatus: "View the status",
    pendingTitle: "Your registration is waiting for approval",
    pendingText: (since: string) =>
      `Your e-mail address is already confirmed. Your request has been waiting for your Super Admin's approval since ${since}.`,
    pendingNext:
      "There is nothing more for you to do. As soon as your request is approved, you will receive an e-mail to complete the registration. If it is urgent, please speak to the Super Admin in your practice.",
    decidingTitle: "Your registration is being decided",
    decidingText: "There is nothing more for you to do. You will receive the result by e-mail.",
    approvedTitle: "Your registration is approved",
    approvedText: "You will receive an e-mail with which you complete the registration.",
    approvedNoMail:
      "No e-mail? Please look in your spam folder too. Your Super Admin can send you the e-mail again.",
    completedTitle: "Your registration is complete",
    completedText: "You can sign in to CGM PORTAL with your e-mail address and your password.",
    logIn: "Go to CGM PORTAL",
    rejectedTitle: "Your registration was rejected",
    rejectedReason: "The reason given is:",
    rejectedNext: "If you have questions, please speak to the Super Admin in your practice.",
    overdueTitle: "Your registration has expired",
    overdueText:
      "Unfortunately nobody decided on your request in time. Please speak to the Super Admin in your practice, then register once more.",
    withdrawnTitle: "Your registration is withdrawn",
    withdrawnText:
      "There is nothing more for you to do. Your request will not be decided, and the user account prepared for you will be deleted. You can register again at any time.",
    withdraw: "Withdraw the registration",
    withdrawTitle: "Withdraw the registration?",
    withdrawText:
      "Do you really want to withdraw your registration for CGM PORTAL? You will not receive a user account then. You can register again at any time.",
    withdrawYes: "Yes, withdraw it",
    withdrawNo: "No, go back",
    tooLate: "Your registration can no longer be withdrawn.",
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
export function confirmWindow(registration: Registration, token: string): string {
  const { locale: language } = registration;
  const words = WORDS[language];
  return renderPage({
    language,
    title: words.confirmTitle,
    body: `<p>${words.confirmText}</p>
${facts(registration)}
<form method="post" action="/confirm">
<input type="hidden" name="token" value="${escapeHtml(token)}">
<p><button class="button" type="submit">${words.confirm}</button></p>
</form>
<p class="note">${words.notYou}</p>
<p class="note">${words.orWithdraw} <a href="${pathWithToken("/withdraw", token)}">${words.withdraw}</a></p>`,
  });
}

/** After the click. */
export function confirmedPage(language: Language, token: string): string {
  const words = WORDS[language];
  const steps = words.confirmedSteps.map((step) => `<li>${step}</li>`).join("");
  return renderPage({
    language,
    title: words.confirmedTitle,
    body: `<p>${words.confirmedText}</p><ol>${steps}</ol>
<p class="buttons"><a class="button secondary" href="${pathWithToken("/confirm", token)}">${words.toStatus}</a></p>
<p class="note">${words.close}</p>`,
  });
}

/**
 * Where a confirmed or withdrawn registration stands, for the employee: no name of a company or of a super admin.
 * @param isTooLate the person wanted to take it back, and somebody else was faster
 */
export function statusPage(
  registration: Registration,
  token: string,
  links: PageLinks,
  { isTooLate = false } = {},
): string {
  const { locale: language, state } = registration;
  const words = WORDS[language];
  const { title, body } = standing(registration, links);
  const withdraw = `<p class="buttons"><a class="button secondary" href="${pathWithToken("/withdraw", token)}">${words.withdraw}</a></p>`;
  return renderPage({
    language,
    title,
    body: `${isTooLate ? `<p class="notice">${words.tooLate}</p>\n` : ""}${body}
${isWithdrawable(state) ? withdraw : ""}`,
  });
}

function standing(registration: Registration, links: PageLinks): { title: string; body: string } {
  const { state, decision, confirmedAt, registeredAt, rejectionReason, locale } = registration;
  const words = WORDS[locale];
  // Until it is carried out, a decision may be taken back or turn out to be void (decision 8), and nobody is told of it.
  if (decision && !decision.effectiveAt)
    return { title: words.decidingTitle, body: `<p>${words.decidingText}</p>` };
  switch (state) {
    case "approved":
      return {
        title: words.approvedTitle,
        body: `<p>${words.approvedText}</p><p>${words.approvedNoMail}</p>`,
      };
    case "completed":
      return {
        title: words.completedTitle,
        body: `<p>${words.completedText}</p>${button(words.logIn, links.logIn)}`,
      };
    case "rejected":
      return {
        title: words.rejectedTitle,
        // Forgotten after a while, like all else that names somebody.
        body: `${rejectionReason ? `<p>${words.rejectedReason}</p><blockquote>${escapeHtml(rejectionReason)}</blockquote>` : ""}<p>${words.rejectedNext}</p>`,
      };
    case "expired":
      return {
        title: words.overdueTitle,
        body: `<p>${words.overdueText}</p>${button(words.register, links.register)}`,
      };
    case "withdrawn":
      return {
        title: words.withdrawnTitle,
        body: `<p>${words.withdrawnText}</p>${button(words.register, links.register)}`,
      };
    default:
      return {
        title: words.pendingTitle,
        body: `<p>${words.pendingText(formatDay(confirmedAt ?? registeredAt, locale))}</p><p>${words.pendingNext}</p>`,
      };
  }
}

/** Asks once more before a registration is taken back. Opening it changes nothing. */
export function withdrawWindow(registration: Registration, token: string): string {
  const { locale: language } = registration;
  const words = WORDS[language];
  return renderPage({
    language,
    title: words.withdrawTitle,
    body: `<p>${words.withdrawText}</p>
${facts(registration)}
<form method="post" action="/withdraw">
<input type="hidden" name="token" value="${escapeHtml(token)}">
<p class="buttons"><button class="button danger" type="submit">${words.withdrawYes}</button>
<a class="button secondary" href="${pathWithToken("/confirm", token)}">${words.withdrawNo}</a></p>
</form>`,
  });
}

/** A link that cannot be used: says what to do next. `registerHref` leads to the register page. */
export function unusableLinkPage(
  language: Language,
  reason: "expired" | "superseded" | "invalid",
  registerHref: string,
): string {
  const words = WORDS[language];
  return renderPage({
    language,
    title: words[`${reason}Title`],
    body: `<p>${words[`${reason}Text`]}</p>${reason === "superseded" ? "" : button(words.register, registerHref)}`,
  });
}

/** What the employee has typed. */
function facts(registration: Registration): string {
  const words = WORDS[registration.locale];
  const rows = [
    [words.name, `${registration.firstName} ${registration.lastName}`],
    [words.email, registration.email],
    [words.customerNumber, registration.customerNumber],
  ] as const;
  return `<dl>${rows.map(([term, value]) => `<div><dt>${term}</dt><dd>${escapeHtml(value)}</dd></div>`).join("")}</dl>`;
}

function button(label: string, href: string): string {
  return `<p><a class="button" href="${escapeHtml(href)}">${label}</a></p>`;
}

function pathWithToken(path: "/confirm" | "/withdraw", token: string): string {
  return escapeHtml(`${path}?token=${encodeURIComponent(token)}`);
}
