import type { Language } from "../language.ts";
import { type Mail, renderMail } from "./mail.ts";

/**
 * To the person who decided while Keycloak could not be reached and whose right turned out to be withdrawn (decision 8).
 */
export function decisionVoidMail(facts: {
  language: Language;
  recipientName: string;
  employee: { firstName: string; lastName: string };
  /** The employee was not approved or rejected, but invited. */
  wasInvitation: boolean;
}): Mail {
  const employee = `${facts.employee.firstName} ${facts.employee.lastName}`;
  if (facts.language === "en") {
    return renderMail({
      language: "en",
      subject: "Your decision could not take effect",
      greeting: `Hello ${facts.recipientName},`,
      paragraphs: [
        `you ${facts.wasInvitation ? `invited ${employee}` : `decided on the registration of ${employee}`} while our log-in service could not be reached. When it was back, you no longer had the right to decide for this customer account.`,
        facts.wasInvitation
          ? `Your invitation is therefore void. ${employee} has not been told of it.`
          : "Your decision is therefore void. The registration is waiting again for somebody who may decide.",
      ],
      note: "You receive this e-mail because you made this decision in CGM PORTAL.",
    });
  }
  return renderMail({
    language: "de",
    subject: "Ihre Entscheidung konnte nicht wirksam werden",
    greeting: `Guten Tag ${facts.recipientName},`,
    paragraphs: [
      `Sie haben ${facts.wasInvitation ? `${employee} eingeladen` : `über die Registrierung von ${employee} entschieden`}, während unser Anmeldedienst nicht erreichbar war. Als er wieder erreichbar war, durften Sie für diesen Kunden-Account nicht mehr entscheiden.`,
      facts.wasInvitation
        ? `Ihre Einladung gilt daher nicht. ${employee} hat davon nichts erfahren.`
        : "Ihre Entscheidung gilt daher nicht. Die Registrierung wartet wieder auf jemanden, der entscheiden darf.",
    ],
    note: "Sie erhalten diese E-Mail, weil Sie diese Entscheidung im CGM PORTAL getroffen haben.",
  });
}
