import { createContext, use } from "react";
import { de, type Texts } from "./de";
import { en } from "./en";

export type Language = "de" | "en";

export const TEXTS: Record<Language, Texts> = { de, en };

const STORAGE_KEY = "language";

/** The language chosen earlier, else the browser's, else German. */
export function initialLanguage(): Language {
  const chosen = localStorage.getItem(STORAGE_KEY) ?? navigator.language;
  return chosen.startsWith("en") ? "en" : "de";
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(STORAGE_KEY, language);
}

export const LanguageContext = createContext<Language>("de");

/** The texts of the current language and its way of writing times. */
export function useTexts(): { texts: Texts; language: Language; formatTime: (iso: string) => string } {
  const language = use(LanguageContext);
  const format = new Intl.DateTimeFormat(language === "de" ? "de-DE" : "en-GB", {
    dateStyle: "medium",
    timeStyle: "short",
  });
  return { texts: TEXTS[language], language, formatTime: (iso) => format.format(new Date(iso)) };
}
