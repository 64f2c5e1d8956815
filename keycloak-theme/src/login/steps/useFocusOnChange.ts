import { useEffect, useRef } from "react";
import { HEADING_ID } from "../Frame";

/** A new step is a new page to whoever listens to it: the focus starts at its heading. */
export function useFocusOnChange(step: string): void {
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    document.getElementById(HEADING_ID)?.focus();
    window.scrollTo(0, 0);
  }, [step]);
}
