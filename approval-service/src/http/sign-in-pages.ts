import type { Language } from "../language.ts";
import { renderPage } from "./page.ts";

const WORDS = {
  de: {
    refusedTitle: "Die Anmeldung hat nicht geklappt",
    refusedText:
      "Die Anmeldung wurde abgebrochen oder hat zu lange gedauert. Bitte melden Sie sich noch einmal an.",
    unavailableTitle: "Die Anmeldung ist gerade nicht möglich",
    unavailableText:
      "Unser Anmeldedienst ist im Moment nicht erreichbar. Bitte versuchen Sie es in einigen Minuten noch einmal.",
    again: "Erneut anmelden",
  },
  en: {
    refusedTitle: "Signing in did not work",
    refusedText: "Signing in was cancelled or took too long. Please sign in again.",
    unavailableTitle: "Signing in is not possible right now",
    unavailableText:
      "Our sign-in service cannot be reached at the moment. Please try again in a few minutes.",
    again: "Sign in again",
  },
} as const;

/** A log-in that was cancelled, ran out or does not belong to this browser. */
export function signInRefusedPage(language: Language, next: string): string {
  const words = WORDS[language];
  return page(language, next, words.refusedTitle, words.refusedText);
}

/** Keycloak cannot be reached. */
export function signInUnavailablePage(language: Language, next: string): string {
  const words = WORDS[language];
  return page(language, next, words.unavailableTitle, words.unavailableText);
}

function page(language: Language, next: string, title: string, text: string): string {
  const again = `<p><a class="button" href="/auth/login?next=${encodeURIComponent(next)}">${WORDS[language].again}</a></p>`;
  return renderPage({ language, title, body: `<p>${text}</p>${again}` });
}
