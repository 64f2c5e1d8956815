import { describe, expect, test } from "vitest";
import { alreadyRegisteredMail } from "./already-registered-mail.ts";
import { approvalRequestedMail } from "./approval-requested-mail.ts";
import { confirmMail } from "./confirm-mail.ts";
import { decisionVoidMail } from "./decision-void-mail.ts";
import type { Mail } from "./mail.ts";
import { rejectedMail } from "./rejected-mail.ts";
import { stillWaitingMail } from "./still-waiting-mail.ts";

const NASTY = `<a href=//evil>x</a> \${7*7} {{x}} {0} "'&`;
const ESCAPED = "&lt;a href=//evil&gt;x&lt;/a&gt; ${7*7} {{x}} {0} &quot;&#39;&amp;";

function everyMail(language: "de" | "en", text: string): Record<string, Mail> {
  const name = { firstName: text, lastName: text };
  return {
    stillWaiting: stillWaitingMail({ language, ...name, waitingSince: new Date("2026-11-23T10:00:00Z") }),
    approvalRequested: approvalRequestedMail({
      language,
      as: "super-admin",
      recipientName: text,
      employee: { ...name, email: "erika@praxis.example" },
      customer: { number: "1000001", name: text },
      href: "https://portal.example/registrations/1",
    }),
    rejected: rejectedMail({ language, ...name, reason: text }),
    decisionVoid: decisionVoidMail({ language, recipientName: text, employee: name }),
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
