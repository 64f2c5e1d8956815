import { createContext, use } from "react";
import { formatAge, formatTime } from "./times";
import { de, type Texts } from "./de";
import { en } from "./en";

export type Language = "de" | "en";

export const TEXTS: Record<Language, Texts> = { de, en };

const STORAGE_KEY = "language";

/** The language this person chose on this device, if they did. */
export function chosenLanguage(): Language | undefined {
  const chosen = localStorage.getItem(STORAGE_KEY);
  return chosen === "de" || chosen === "en" ? chosen : undefined;
}

/** The browser's language, where it is one of ours, else German. */
export function browserLanguage(): Language {
  return navigator.language.startsWith("en") ? "en" : "de";
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(STORAGE_KEY, language);
}

export const LanguageContext = createContext<Language>("de");

/** The texts of the current language and its way of writing times. */
export function useTexts() {
  const language = use(LanguageContext);
  return {
    texts: TEXTS[language],
    language,
    formatTime: (iso: string) => formatTime(language, iso),
    formatAge: (iso: string) => formatAge(language, iso, new Date()),
  };
}
