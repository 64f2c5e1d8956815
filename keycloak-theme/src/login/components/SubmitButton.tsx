import type { ReactNode } from "react";

type Props = {
  busy?: boolean;
  /** Read out while it is busy. */
  busyText?: string;
  children: ReactNode;
};

/** The one main button of a form. It stays focusable while busy; whoever handles the form ignores a second click. */
export function SubmitButton({ busy = false, busyText, children }: Props) {
  return (
    <>
      <button type="submit" className="primary" aria-disabled={busy || undefined}>
        {busy && <span className="spinner" aria-hidden="true" />}
        {children}
      </button>
      <span className="visually-hidden" role="status">
        {busy && busyText}
      </span>
    </>
  );
}
