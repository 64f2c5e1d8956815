import { readFileSync } from "node:fs";
import type { Person } from "./session.ts";
import { WORDS, type Language } from "./words.ts";

/** The stylesheet, served as a file of its own so that the pages need no inline styles. */
export const STYLESHEET = readFileSync(new URL("portal.css", import.meta.url), "utf8");

/** For everybody who is not signed in. */
export function landingPage(language: Language): string {
  const words = WORDS[language];
  return page(
    language,
    "CGM PORTAL",
    `<h1>CGM PORTAL</h1>
    <p class="lead">${words.lead}</p>
    <p>${words.invitation}</p>
    <p><a class="button" href="/auth/login">${words.signIn}</a></p>`,
  );
}

/** For the person who is signed in. */
export function homePage(language: Language, person: Person): string {
  const words = WORDS[language];
  const rows: [string, string][] = [
    [words.name, person.name],
    [words.email, person.email],
    [words.customerNumber, person.customerNumber ?? words.none],
    [words.roles, person.roles.join(", ") || words.none],
  ];
  const list = rows.map(([term, value]) => `<dt>${term}</dt><dd>${escapeHtml(value)}</dd>`).join("\n      ");
  return page(
    language,
    "CGM PORTAL",
    `<h1>${escapeHtml(words.welcome(person.name))}</h1>
    <p>${words.signedIn}</p>
    <dl>
      ${list}
    </dl>
    <p><a href="/claims">${words.toClaims}</a></p>
    ${signOutForm(language)}`,
  );
}

/** Every claim of the ID token as it came, for whoever connects an application. */
export function claimsPage(language: Language, claims: Record<string, unknown>): string {
  const words = WORDS[language];
  const rows = Object.entries(claims).map(
    ([name, value]) =>
      `<tr><th scope="row"><code>${escapeHtml(name)}</code></th><td><code>${escapeHtml(JSON.stringify(value))}</code></td></tr>`,
  );
  return page(
    language,
    words.claims,
    `<h1>${words.claims}</h1>
    <p>${words.aboutClaims}</p>
    <table>
      <thead><tr><th scope="col">${words.claim}</th><th scope="col">${words.value}</th></tr></thead>
      <tbody>
      ${rows.join("\n      ")}
      </tbody>
    </table>
    <p><a href="/">${words.back}</a></p>
    ${signOutForm(language)}`,
  );
}

function signOutForm(language: Language): string {
  return `<form method="post" action="/auth/logout"><button class="button quiet" type="submit">${WORDS[language].signOut}</button></form>`;
}

/** When signing in did not work out. */
export function failurePage(language: Language, reason: "failed" | "unavailable"): string {
  const words = WORDS[language];
  return page(
    language,
    words.failedTitle,
    `<h1>${words.failedTitle}</h1>
    <p role="alert">${words[reason]}</p>
    <p><a class="button" href="/auth/login">${words.signIn}</a></p>`,
  );
}

function page(language: Language, title: string, main: string): string {
  return `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    <link rel="stylesheet" href="/portal.css">
  </head>
  <body>
    <header><a class="logo" href="/">CGM PORTAL</a></header>
    <main>
    ${main}
    </main>
    <footer>${WORDS[language].demo}</footer>
  </body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
