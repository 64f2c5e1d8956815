import { useEffect, useEffectEvent, useState } from "react";
import type { Registration } from "./api/client";
import { undoableFor } from "./api/registrations";

/** A decision usually takes effect at once, when it can no longer be taken back; only when it does not, the person is told. */
const PATIENCE_MS = 6_000;

/** Nothing announces that something has failed, so what takes long is looked at again. */
const LOOK_AGAIN_MS = 15_000;

/** Whether a decision is recorded and takes longer than usual to be carried out; then `lookAgain` is called now and then. */
export function useIsSlow(registration: Registration | undefined, lookAgain: () => void): boolean {
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

  const look = useEffectEvent(lookAgain);
  useEffect(() => {
    if (!isSlow) return;
    look();
    const timer = setInterval(() => {
      look();
    }, LOOK_AGAIN_MS);
    return () => {
      clearInterval(timer);
    };
  }, [isSlow]);

  return waits && isSlow;
}
