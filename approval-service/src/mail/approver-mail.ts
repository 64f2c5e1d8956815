import type { Language } from "../language.ts";
import type { NoticeKind } from "../registration/approver-notice.ts";
import { formatDay } from "./format-day.ts";
import { type Mail, type MailItem, renderMail } from "./mail.ts";

/** Somebody who waits for the recipient's decision. */
export type Waiting = {
  firstName: string;
  lastName: string;
  email: string;
  customerNumber: string;
  customerName: string | null;
  since: Date;
  /** When it expires undecided. */
  expires: Date;
  /** The registration in the approval UI; the person logs in on the way. */
  href: string;
};

export type ApproverMailFacts = {
  kind: NoticeKind;
  language: Language;
  /** Why this person is asked. */
  as: "super-admin" | "operator";
  recipientName: string;
  /** At least one. */
  waiting: readonly [Waiting, ...Waiting[]];
  /** The list of all that waits. */
  listHref: string;
};

/** A longer list would be cut by some mail programs, and nobody reads it in a mail. */
const LISTED_AT_MOST = 50;

/**
 * To a super admin of the customer, or to an operator: who waits for a decision. One person's request has a button that leads
 * to it; several are listed with a link each.
 */
export function approverMail(facts: ApproverMailFacts): Mail {
  const words = facts.language === "en" ? english(facts) : german(facts);
  const { waiting } = facts;
  const [first] = waiting;
  const isOne = waiting.length === 1;
  return renderMail({
    language: facts.language,
    subject: words.subject,
    greeting: words.greeting,
    paragraphs: words.paragraphs,
    ...(!isOne && { items: waiting.slice(0, LISTED_AT_MOST).map(words.item) }),
    button: isOne
      ? { label: words.review, href: first.href }
      : { label: words.reviewAll, href: facts.listHref },
    note: words.note,
  });
}

type Words = {
  subject: string;
  greeting: string;
  paragraphs: readonly string[];
  item: (one: Waiting) => MailItem;
  review: string;
  reviewAll: string;
  note: string;
};

function german({ kind, as, recipientName, waiting }: ApproverMailFacts): Words {
  const [first] = waiting;
  const count = waiting.length;
  const isOne = count === 1;
  const person = `${nameOf(first)} (${first.email})`;
  const account = accountOf(first);
  const day = (time: Date) => formatDay(time, "de");
  const whose = as === "super-admin" ? "Ihren" : "den";
  const check = isOne
    ? "Bitte prüfen Sie, ob diese Person dort arbeitet, und genehmigen Sie die Anfrage oder lehnen Sie sie ab."
    : "Bitte prüfen Sie, ob diese Personen dort arbeiten, und genehmigen Sie die Anfragen oder lehnen Sie sie ab.";
  const expiry = isOne
    ? `Ohne Entscheidung läuft die Anfrage am ${day(first.expires)} ab.`
    : "Ohne Entscheidung laufen die Anfragen ab.";
  const more =
    count > LISTED_AT_MOST
      ? [`Hier stehen die ersten ${LISTED_AT_MOST}. Alle finden Sie in der Übersicht.`]
      : [];

  const news: Record<NoticeKind, { subject: string; paragraphs: string[]; note: string }> = {
    request: {
      subject: isOne
        ? "Eine Registrierung am CGM PORTAL wartet auf Ihre Entscheidung"
        : `${count} Registrierungen am CGM PORTAL warten auf Ihre Entscheidung`,
      paragraphs: [
        isOne
          ? `${person} möchte das CGM PORTAL für ${whose} Kunden-Account ${account} nutzen.`
          : as === "super-admin"
            ? `${count} Personen möchten das CGM PORTAL für Ihren Kunden-Account ${account} nutzen.`
            : `${count} Personen von Kunden-Accounts ohne Super Admin möchten das CGM PORTAL nutzen.`,
        check,
      ],
      note: whyDe(as, isOne),
    },
    reminder: {
      subject: isOne
        ? `Erinnerung: Eine Registrierung wartet seit dem ${day(first.since)} auf Ihre Entscheidung`
        : `Erinnerung: ${count} Registrierungen warten auf Ihre Entscheidung`,
      paragraphs: [
        isOne
          ? `${person} wartet seit dem ${day(first.since)} auf Ihre Entscheidung und kann das CGM PORTAL für ${whose} Kunden-Account ${account} noch nicht nutzen.`
          : `${count} Personen warten auf Ihre Entscheidung und können das CGM PORTAL noch nicht nutzen.`,
        check,
        expiry,
      ],
      note: whyDe(as, isOne),
    },
    escalation: {
      subject: isOne
        ? `Ohne Entscheidung seit dem ${day(first.since)}: eine Registrierung für den Kunden-Account ${first.customerNumber}`
        : `Seit Langem ohne Entscheidung: ${count} Registrierungen am CGM PORTAL`,
      paragraphs: [
        isOne
          ? `${person} wartet seit dem ${day(first.since)} auf eine Entscheidung für den Kunden-Account ${account}. Der Super Admin dort wurde mehrmals erinnert.`
          : `${count} Personen warten seit Langem auf eine Entscheidung. Die Super Admins ihrer Kunden-Accounts wurden mehrmals erinnert.`,
        "Bitte sprechen Sie den Kunden an, oder entscheiden Sie selbst.",
        expiry,
      ],
      note: "Sie erhalten diese E-Mail, weil Sie zum Back-Office des CGM PORTAL gehören.",
    },
  };
  return {
    ...news[kind],
    greeting: `Guten Tag ${recipientName},`,
    paragraphs: [...news[kind].paragraphs, ...more],
    item: (one) => ({
      title: nameOf(one),
      details: [
        one.email,
        ...(as === "operator" ? [`Kunden-Account ${accountOf(one)}`] : []),
        kind === "request"
          ? `Wartet seit dem ${day(one.since)}`
          : `Wartet seit dem ${day(one.since)}, läuft am ${day(one.expires)} ab`,
      ],
      link: { label: `Anfrage von ${nameOf(one)} prüfen`, href: one.href },
    }),
    review: "Anfrage prüfen",
    reviewAll: "Alle Anfragen ansehen",
  };
}

function whyDe(as: ApproverMailFacts["as"], isOne: boolean): string {
  if (as === "super-admin")
    return "Sie erhalten diese E-Mail, weil Sie Super Admin dieses Kunden-Accounts sind.";
  return isOne
    ? "Sie erhalten diese E-Mail, weil dieser Kunden-Account keinen Super Admin hat."
    : "Sie erhalten diese E-Mail, weil diese Kunden-Accounts keinen Super Admin haben.";
}

function english({ kind, as, recipientName, waiting }: ApproverMailFacts): Words {
  const [first] = waiting;
  const count = waiting.length;
  const isOne = count === 1;
  const person = `${nameOf(first)} (${first.email})`;
  const account = accountOf(first);
  const day = (time: Date) => formatDay(time, "en");
  const whose = as === "super-admin" ? "your" : "the";
  const check = isOne
    ? "Please check whether this person works there, then approve or reject the request."
    : "Please check whether these people work there, then approve or reject the requests.";
  const expiry = isOne
    ? `Without a decision the request expires on ${day(first.expires)}.`
    : "Without a decision the requests expire.";
  const more =
    count > LISTED_AT_MOST
      ? [`These are the first ${LISTED_AT_MOST}. You find all of them in the list.`]
      : [];

  const news: Record<NoticeKind, { subject: string; paragraphs: string[]; note: string }> = {
    request: {
      subject: isOne
        ? "A registration for CGM PORTAL is waiting for your decision"
        : `${count} registrations for CGM PORTAL are waiting for your decision`,
      paragraphs: [
        isOne
          ? `${person} would like to use CGM PORTAL for ${whose} customer account ${account}.`
          : as === "super-admin"
            ? `${count} people would like to use CGM PORTAL for your customer account ${account}.`
            : `${count} people of customer accounts without a Super Admin would like to use CGM PORTAL.`,
        check,
      ],
      note: whyEn(as, isOne),
    },
    reminder: {
      subject: isOne
        ? `Reminder: a registration has been waiting for your decision since ${day(first.since)}`
        : `Reminder: ${count} registrations are waiting for your decision`,
      paragraphs: [
        isOne
          ? `${person} has been waiting for your decision since ${day(first.since)} and cannot use CGM PORTAL for ${whose} customer account ${account} yet.`
          : `${count} people are waiting for your decision and cannot use CGM PORTAL yet.`,
        check,
        expiry,
      ],
      note: whyEn(as, isOne),
    },
    escalation: {
      subject: isOne
        ? `Undecided since ${day(first.since)}: a registration for customer account ${first.customerNumber}`
        : `Undecided for a long time: ${count} registrations for CGM PORTAL`,
      paragraphs: [
        isOne
          ? `${person} has been waiting since ${day(first.since)} for a decision for customer account ${account}. The Super Admin there was reminded several times.`
          : `${count} people have been waiting for a decision for a long time. The Super Admins of their customer accounts were reminded several times.`,
        "Please speak to the customer, or decide yourself.",
        expiry,
      ],
      note: "You receive this e-mail because you belong to the back office of CGM PORTAL.",
    },
  };
  return {
    ...news[kind],
    greeting: `Hello ${recipientName},`,
    paragraphs: [...news[kind].paragraphs, ...more],
    item: (one) => ({
      title: nameOf(one),
      details: [
        one.email,
        ...(as === "operator" ? [`Customer account ${accountOf(one)}`] : []),
        kind === "request"
          ? `Waiting since ${day(one.since)}`
          : `Waiting since ${day(one.since)}, expires on ${day(one.expires)}`,
      ],
      link: { label: `Review the request of ${nameOf(one)}`, href: one.href },
    }),
    review: "Review the request",
    reviewAll: "View all requests",
  };
}

function whyEn(as: ApproverMailFacts["as"], isOne: boolean): string {
  if (as === "super-admin")
    return "You receive this e-mail because you are a Super Admin of this customer account.";
  return isOne
    ? "You receive this e-mail because this customer account has no Super Admin."
    : "You receive this e-mail because these customer accounts have no Super Admin.";
}

function nameOf({ firstName, lastName }: Waiting): string {
  return `${firstName} ${lastName}`;
}

function accountOf({ customerNumber, customerName }: Waiting): string {
  return customerName === null ? customerNumber : `${customerNumber}, ${customerName}`;
}
