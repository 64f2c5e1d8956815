import type { Language } from "../language.ts";
import { type Mail, renderMail } from "./mail.ts";

/** To a super admin of the customer, or to an operator where the customer has none: somebody waits for a decision. */
export function approvalRequestedMail(facts: {
  language: Language;
  /** Why this person is asked. */
  as: "super-admin" | "operator";
  recipientName: string;
  employee: { firstName: string; lastName: string; email: string };
  customer: { number: string; name: string | null };
  /** The registration in the approval UI; the person logs in on the way. */
  href: string;
}): Mail {
  const { employee, customer } = facts;
  const person = `${employee.firstName} ${employee.lastName} (${employee.email})`;
  const account = customer.name === null ? customer.number : `${customer.number}, ${customer.name}`;
  if (facts.language === "en") {
    return renderMail({
      language: "en",
      subject: "A registration for CGM PORTAL is waiting for your decision",
      greeting: `Hello ${facts.recipientName},`,
      paragraphs: [
        `${person} would like to use CGM PORTAL for ${facts.as === "super-admin" ? "your" : "the"} customer account ${account}.`,
        "Please check whether this person works there, then approve or reject the request.",
      ],
      button: { label: "Review the request", href: facts.href },
      note:
        facts.as === "super-admin"
          ? "You receive this e-mail because you are a Super Admin of this customer account."
          : "You receive this e-mail because this customer account has no Super Admin.",
    });
  }
  return renderMail({
    language: "de",
    subject: "Eine Registrierung am CGM PORTAL wartet auf Ihre Entscheidung",
    greeting: `Guten Tag ${facts.recipientName},`,
    paragraphs: [
      `${person} möchte das CGM PORTAL für ${facts.as === "super-admin" ? "Ihren" : "den"} Kunden-Account ${account} nutzen.`,
      "Bitte prüfen Sie, ob diese Person dort arbeitet, und genehmigen Sie die Anfrage oder lehnen Sie sie ab.",
    ],
    button: { label: "Anfrage prüfen", href: facts.href },
    note:
      facts.as === "super-admin"
        ? "Sie erhalten diese E-Mail, weil Sie Super Admin dieses Kunden-Accounts sind."
        : "Sie erhalten diese E-Mail, weil dieser Kunden-Account keinen Super Admin hat.",
  });
}
