import { type ReactNode, useEffect, useState } from "react";

type Props = {
  busy?: boolean;
  /** Told, and read out, once it has been busy for a second. */
  busyText?: string;
  children: ReactNode;
};

/** What is over sooner needs no explanation. */
const PATIENCE_MS = 1_000;

/** The one main button of a form. It stays focusable while busy; whoever handles the form ignores a second click. */
export function SubmitButton({ busy = false, busyText, children }: Props) {
  const isLong = useIsLong(busy);
  return (
    <>
      <button type="submit" className="primary" aria-disabled={busy || undefined}>
        {busy && <span className="spinner" aria-hidden="true" />}
        {children}
      </button>
      <span className={isLong ? "busy-text" : "visually-hidden"} role="status">
        {isLong && busyText}
      </span>
    </>
  );
}

function useIsLong(busy: boolean): boolean {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!busy) return;
    const patience = setTimeout(() => {
      setLong(true);
    }, PATIENCE_MS);
    return () => {
      clearTimeout(patience);
      setLong(false);
    };
  }, [busy]);
  return isLong;
}
