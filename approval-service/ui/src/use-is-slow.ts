import { useEffect, useState } from "react";
import type { Registration } from "./api/client";
import { undoableFor } from "./api/registrations";

/** A decision usually takes effect at once, when it can no longer be taken back; only when it does not, the person is told. */
const PATIENCE_MS = 6_000;

/** Whether a decision is recorded and takes longer than usual to be carried out. */
export function useIsSlow(registration: Registration | undefined): boolean {
  const [isSlow, setIsSlow] = useState(false);
  const waits =
    (registration?.state === "approved" || registration?.state === "rejected") &&
    !registration.decisionEffective;
  const patience = PATIENCE_MS + (registration ? undoableFor(registration) : 0);

  useEffect(() => {
    if (!waits) return;
    const timer = setTimeout(() => {
      setIsSlow(true);
    }, patience);
    return () => {
      clearTimeout(timer);
      setIsSlow(false);
    };
  }, [waits, patience]);

  return waits && isSlow;
}
