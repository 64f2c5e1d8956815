import { describe, expect, test } from "vitest";
import { alreadyRegisteredMail } from "./already-registered-mail.ts";
import { appointedMail } from "./appointed-mail.ts";
import { approverMail, type ApproverMailFacts } from "./approver-mail.ts";
import { confirmMail } from "./confirm-mail.ts";
import { decisionVoidMail } from "./decision-void-mail.ts";
import type { Mail } from "./mail.ts";
import { rejectedMail } from "./rejected-mail.ts";
import { stillWaitingMail } from "./still-waiting-mail.ts";

const NASTY = `<a href=//evil>x</a> \${7*7} {{x}} {0} "'&`;
const ESCAPED = "&lt;a href=//evil&gt;x&lt;/a&gt; ${7*7} {{x}} {0} &quot;&#39;&amp;";

function everyMail(language: "de" | "en", text: string): Record<string, Mail> {
  const name = { firstName: text, lastName: text };
  const waiting = (id: number) => ({
    ...name,
    email: `erika${id}@praxis.example`,
    customerNumber: "1000001",
    customerName: text,
    since: new Date("2026-11-23T10:00:00Z"),
    expires: new Date("2026-12-23T10:00:00Z"),
    href: `https://portal.example/registrations/${id}`,
  });
  const asked = {
    kind: "request",
    language,
    as: "super-admin",
    recipientName: text,
    listHref: "https://portal.example/",
  } as const;
  return {
    stillWaiting: stillWaitingMail({
      language,
      ...name,
      waitingSince: new Date("2026-11-23T10:00:00Z"),
      statusHref: "https://portal.example/confirm?token=1",
    }),
    approvalRequested: approverMail({ ...asked, waiting: [waiting(1)] }),
    digest: approverMail({ ...asked, waiting: [waiting(1), waiting(2)] }),
    operatorsDigest: approverMail({ ...asked, as: "operator", waiting: [waiting(1), waiting(2)] }),
    reminder: approverMail({ ...asked, kind: "reminder", waiting: [waiting(1)] }),
    reminders: approverMail({ ...asked, kind: "reminder", waiting: [waiting(1), waiting(2)] }),
    escalation: approverMail({ ...asked, kind: "escalation", as: "operator", waiting: [waiting(1)] }),
    appointed: appointedMail({
      language,
      recipientName: text,
      customerNumber: "1000001",
      customerName: text,
      waiting: 2,
      listHref: "https://portal.example/",
    }),
    rejected: rejectedMail({ language, ...name, reason: text }),
    decisionVoid: decisionVoidMail({ language, recipientName: text, employee: name, wasInvitation: false }),
    invitationVoid: decisionVoidMail({ language, recipientName: text, employee: name, wasInvitation: true }),
  };
}

describe.each(["de", "en"] as const)("mails (%s)", (language) => {
  test.each(Object.entries(everyMail(language, NASTY)))(
    "%s shows what people typed as text",
    (_name, mail) => {
      expect(mail.html).toContain(ESCAPED);
      expect(mail.html).not.toContain("<a href=//evil");
      expect(mail.text).toContain(NASTY);
      expect(mail.subject).not.toContain("evil");
    },
  );

  test("the confirm mail has one link, and the same address stands in its text", () => {
    const mail = confirmMail({ language, href: "https://portal.example/confirm?token=a&b=c", validDays: 7 });
    expect(mail.html.match(/<a /g)).toHaveLength(1);
    expect(mail.html).toContain('href="https://portal.example/confirm?token=a&amp;b=c"');
    expect(mail.text).toContain("https://portal.example/confirm?token=a&b=c");
  });

  test("a mail loads nothing from elsewhere", () => {
    const already = alreadyRegisteredMail({
      language,
      logInHref: "https://a.example/",
      passwordHref: "https://b.example/",
    });
    for (const mail of [...Object.values(everyMail(language, "Erika")), already]) {
      expect(mail.html).not.toMatch(/<(img|link|script|iframe)\b|url\(/);
    }
  });
});

describe("a mail to somebody who decides", () => {
  const facts = (count: number) => {
    const [first, ...others] = Array.from({ length: count }, (_, index) => ({
      firstName: "Erika",
      lastName: `Muster${index}`,
      email: `erika${index}@praxis.example`,
      customerNumber: "1000001",
      customerName: "Praxis am Rhein",
      since: new Date("2026-11-20T22:30:00Z"),
      expires: new Date("2026-12-20T22:30:00Z"),
      href: `https://portal.example/registrations/${index}`,
    }));
    if (!first) throw new Error("A mail is about somebody.");
    return {
      kind: "request",
      language: "de",
      as: "super-admin",
      recipientName: "Dr. Sabine Huber",
      waiting: [first, ...others],
      listHref: "https://portal.example/",
    } as const satisfies ApproverMailFacts;
  };

  test("about one person leads to that person", () => {
    const mail = approverMail(facts(1));
    expect(mail.subject).toBe("Eine Registrierung am CGM PORTAL wartet auf Ihre Entscheidung");
    expect(mail.html.match(/<a /g)).toHaveLength(1);
    expect(mail.text).toContain("Anfrage prüfen:\nhttps://portal.example/registrations/0");
  });

  test("about several lists name, address, day and link of each, and leads to the list", () => {
    const mail = approverMail(facts(3));
    expect(mail.subject).toBe("3 Registrierungen am CGM PORTAL warten auf Ihre Entscheidung");
    expect(mail.html.match(/<a /g)).toHaveLength(4);
    expect(mail.text).toContain(
      "- Erika Muster1\n  erika1@praxis.example\n  Wartet seit dem 20. November 2026\n  https://portal.example/registrations/1",
    );
    expect(mail.text).toContain("Alle Anfragen ansehen:\nhttps://portal.example/");
  });

  test("about very many lists the first fifty and says so", () => {
    const mail = approverMail(facts(120));
    expect(mail.subject).toContain("120 Registrierungen");
    expect(mail.html.match(/<a /g)).toHaveLength(51);
    expect(mail.text).toContain("Hier stehen die ersten 50.");
  });

  test("that reminds says since when, and until when there is time", () => {
    const mail = approverMail({ ...facts(1), kind: "reminder" });
    expect(mail.subject).toBe(
      "Erinnerung: Eine Registrierung wartet seit dem 20. November 2026 auf Ihre Entscheidung",
    );
    expect(mail.text).toContain("läuft die Anfrage am 20. Dezember 2026 ab");
  });
});

test("a rejection's reason keeps its lines", () => {
  const mail = rejectedMail({
    language: "de",
    firstName: "E",
    lastName: "M",
    reason: "Erste Zeile\nZweite Zeile",
  });
  expect(mail.html).toContain("Erste Zeile<br>Zweite Zeile");
  expect(mail.text).toContain("> Erste Zeile\n> Zweite Zeile");
});
