import { useEffect } from "react";
import { useTexts } from "./texts/language";

/** Names the page in the browser's tab and history, and for a screen reader. */
export function usePageTitle(title: string): void {
  const { texts } = useTexts();
  useEffect(() => {
    document.title = `${title} – ${texts.portal}`;
  }, [title, texts]);
}
