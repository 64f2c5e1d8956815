import type { Claims } from "./portal.ts";

/** German unless the browser asks for English first. */
export type Language = "de" | "en";

const WORDS = {
  de: {
    title: "CGM PORTAL",
    welcome: "Willkommen im CGM PORTAL",
    intro: "Das Portal für Ihre Praxis. Bitte melden Sie sich an, um fortzufahren.",
    signIn: "Anmelden",
    signOut: "Abmelden",
    hello: (name: string) => `Willkommen, ${name}`,
    signedIn: "Sie sind angemeldet. Das weiß diese Anwendung über Sie:",
    name: "Name",
    email: "E-Mail-Adresse",
    customerNumber: "Kundennummer",
    roles: "Rollen",
    none: "keine",
    failed: "Die Anmeldung hat nicht geklappt",
    retry: "Bitte versuchen Sie es noch einmal.",
  },
  en: {
    title: "CGM PORTAL",
    welcome: "Welcome to CGM PORTAL",
    intro: "The portal for your practice. Please sign in to continue.",
    signIn: "Sign in",
    signOut: "Sign out",
    hello: (name: string) => `Welcome, ${name}`,
    signedIn: "You are signed in. This is what this application knows about you:",
    name: "Name",
    email: "E-mail address",
    customerNumber: "Customer number",
    roles: "Roles",
    none: "none",
    failed: "Signing in did not work",
    retry: "Please try again.",
  },
} as const;

/** What somebody sees who is not signed in. */
export function landingPage(language: Language): string {
  const words = WORDS[language];
  return layout(
    language,
    `<h1>${words.welcome}</h1>
<p>${words.intro}</p>
<p><a class="button" href="/auth/login">${words.signIn}</a></p>`,
  );
}

/** What somebody sees who is signed in: the claims the portal received. */
export function accountPage(language: Language, claims: Claims): string {
  const words = WORDS[language];
  const rows: [string, string][] = [
    [words.name, claims.name],
    [words.email, claims.email],
    [words.customerNumber, claims.customerNumber ?? "–"],
    [words.roles, claims.roles.join(", ") || words.none],
  ];
  return layout(
    language,
    `<h1>${escapeHtml(words.hello(claims.name))}</h1>
<p>${words.signedIn}</p>
<dl>${rows.map(([term, value]) => `<div><dt>${term}</dt><dd>${escapeHtml(value)}</dd></div>`).join("")}</dl>
<form method="post" action="/auth/logout"><button class="button">${words.signOut}</button></form>`,
  );
}

/** A log-in that Keycloak or this portal refused. */
export function failedPage(language: Language): string {
  const words = WORDS[language];
  return layout(
    language,
    `<h1>${words.failed}</h1><p>${words.retry}</p><p><a class="button" href="/auth/login">${words.signIn}</a></p>`,
  );
}

export const STYLESHEET = `
:root { --brand: #0b3d6b; --text: #1b2733; --muted: #52606d; --page: #eef2f6; --card: #fff; color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 "Segoe UI", Roboto, Helvetica, Arial, sans-serif; }
header { background: var(--brand); color: #fff; padding: 1rem 1.5rem; font-weight: 700; letter-spacing: .04em; }
main { max-width: 40rem; margin: 3rem auto; padding: 2rem; background: var(--card); border-radius: 12px; box-shadow: 0 1px 3px rgb(11 61 107 / .15); }
h1 { margin-top: 0; font-size: 1.6rem; line-height: 1.25; }
dl { margin: 1.5rem 0; } dl div { display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: .6rem 0; border-top: 1px solid #dde4ea; }
dt { flex: 0 0 10rem; color: var(--muted); } dd { margin: 0; overflow-wrap: anywhere; }
.button { display: inline-block; padding: .75rem 1.5rem; border: 0; border-radius: 8px; background: var(--brand); color: #fff; font: inherit; font-weight: 600; text-decoration: none; cursor: pointer; }
.button:hover { background: #0b5cad; } .button:focus-visible { outline: 3px solid #5aa9ff; outline-offset: 2px; }
@media (max-width: 44rem) { main { margin: 1rem; padding: 1.5rem; } }
`;

function layout(language: Language, body: string): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${WORDS[language].title}</title>
<link rel="stylesheet" href="/portal.css">
</head>
<body>
<header>CGM PORTAL</header>
<main>
${body}
</main>
</body>
</html>
`;
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
