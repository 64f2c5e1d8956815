import type { Language } from "../language.ts";
import { escapeHtml } from "./escape-html.ts";

/** A mail ready to be sent, without its addresses. */
export type Mail = { subject: string; html: string; text: string };

/** What a mail says. Every string is plain text; the renderer escapes it. */
export type MailContent = {
  language: Language;
  subject: string;
  greeting: string;
  paragraphs: readonly string[];
  /** What the mail is about when it is about several things. */
  items?: readonly MailItem[];
  /** The one thing to do. */
  button?: { label: string; href: string };
  /** Further links, below the button. */
  links?: readonly { label: string; href: string }[];
  /** Text of somebody else, set apart as a quotation. */
  quotation?: string;
  /** Small print: why this mail came and what to do if it was not expected. */
  note: string;
};

/** One of several things, with a link of its own. */
export type MailItem = {
  title: string;
  details: readonly string[];
  link: { label: string; href: string };
};

const WORDS = {
  de: {
    linkFallback:
      "Falls die Schaltfläche nicht funktioniert, kopieren Sie bitte diese Adresse in Ihren Browser:",
    closing: "Mit freundlichen Grüßen",
    sender: "Ihr CGM PORTAL",
  },
  en: {
    linkFallback: "If the button does not work, please copy this address into your browser:",
    closing: "Kind regards",
    sender: "Your CGM PORTAL",
  },
} as const;

const FONT = "font-family:'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const PARAGRAPH = `margin:0 0 16px;font-size:16px;line-height:24px;color:#1b2733;${FONT}`;
const SMALL = `margin:0 0 8px;font-size:13px;line-height:20px;color:#52606d;${FONT}`;

/**
 * Renders content as HTML and as plain text. The HTML uses tables and inline styles, because mail clients know little
 * else, and loads nothing from anywhere.
 */
export function renderMail(content: MailContent): Mail {
  return { subject: content.subject, html: renderHtml(content), text: renderText(content) };
}

function renderHtml(content: MailContent): string {
  const words = WORDS[content.language];
  const paragraphs = content.paragraphs.map((text) => `<p style="${PARAGRAPH}">${escapeHtml(text)}</p>`);
  return `<!doctype html>
<html lang="${content.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${escapeHtml(content.subject)}</title>
</head>
<body style="margin:0;padding:0;background:#eef2f6">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#eef2f6">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#ffffff;border-radius:12px;overflow:hidden">
<tr><td style="padding:20px 32px;background:#0b3d6b;color:#ffffff;font-size:18px;font-weight:700;letter-spacing:.04em;${FONT}">CGM PORTAL</td></tr>
<tr><td style="padding:32px">
<p style="${PARAGRAPH}">${escapeHtml(content.greeting)}</p>
${paragraphs.join("\n")}
${content.quotation === undefined ? "" : quotationHtml(content.quotation)}
${(content.items ?? []).map(itemHtml).join("\n")}
${content.button === undefined ? "" : buttonHtml(content.button)}
${(content.links ?? []).map(linkHtml).join("\n")}
<p style="${PARAGRAPH};margin-top:24px">${words.closing}<br>${words.sender}</p>
</td></tr>
<tr><td style="padding:20px 32px;background:#f6f8fa;border-top:1px solid #dde4ea">
${content.button === undefined ? "" : fallbackHtml(words.linkFallback, content.button.href)}
<p style="${SMALL};margin-bottom:0">${escapeHtml(content.note)}</p>
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;
}

function buttonHtml({ label, href }: { label: string; href: string }): string {
  return `<table role="presentation" cellpadding="0" cellspacing="0" style="margin:8px 0 24px"><tr><td style="border-radius:8px;background:#0b3d6b">
<a href="${escapeHtml(href)}" style="display:inline-block;padding:14px 28px;color:#ffffff;font-size:16px;font-weight:600;text-decoration:none;${FONT}">${escapeHtml(label)}</a>
</td></tr></table>`;
}

function linkHtml({ label, href }: { label: string; href: string }): string {
  return `<p style="${PARAGRAPH}"><a href="${escapeHtml(href)}" style="color:#0b5cad">${escapeHtml(label)}</a></p>`;
}

function itemHtml({ title, details, link }: MailItem): string {
  return `<p style="${PARAGRAPH};padding:12px 16px;border:1px solid #dde4ea;border-radius:8px;overflow-wrap:anywhere"><strong>${escapeHtml(title)}</strong><br>
${details.map(escapeHtml).join("<br>\n")}<br>
<a href="${escapeHtml(link.href)}" style="color:#0b5cad">${escapeHtml(link.label)}</a></p>`;
}

function quotationHtml(text: string): string {
  const lines = text.split("\n").map(escapeHtml).join("<br>");
  return `<blockquote style="margin:0 0 24px;padding:12px 16px;border-left:4px solid #9fb3c8;background:#f6f8fa;font-size:16px;line-height:24px;color:#1b2733;${FONT}">${lines}</blockquote>`;
}

/** The address in full, as text and not as a link: a second link would be a second button for screen readers. */
function fallbackHtml(explanation: string, href: string): string {
  return `<p style="${SMALL}">${explanation}<br><span style="word-break:break-all">${escapeHtml(href)}</span></p>`;
}

function renderText(content: MailContent): string {
  const words = WORDS[content.language];
  const links = [content.button, ...(content.links ?? [])].filter((link) => link !== undefined);
  return [
    content.greeting,
    ...content.paragraphs,
    ...(content.quotation === undefined ? [] : [content.quotation.replaceAll(/^/gm, "> ")]),
    ...(content.items ?? []).map(({ title, details, link }) =>
      [`- ${title}`, ...details.map((detail) => `  ${detail}`), `  ${link.href}`].join("\n"),
    ),
    ...links.map(({ label, href }) => `${label}:\n${href}`),
    `${words.closing}\n${words.sender}`,
    `--\n${content.note}`,
  ].join("\n\n");
}
