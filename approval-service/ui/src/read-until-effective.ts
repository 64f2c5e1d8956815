import { useEffect, useState } from "react";
import { answer, type Api, type Registration } from "./api/client";

const SOON_MS = 2_000;
const LATER_MS = 10_000;
/** A decision usually takes effect at once; only when it does not, the person is told. */
const PATIENCE_MS = 4_000;

/**
 * While a decision is recorded but not carried out, reads the registration again and again.
 * @returns whether that takes longer than usual
 */
export function useReadUntilEffective(
  api: Api,
  registration: Registration | undefined,
  onRead: (registration: Registration) => void,
): boolean {
  const [isSlow, setIsSlow] = useState(false);
  const id = registration?.id;
  const waits =
    (registration?.state === "approved" || registration?.state === "rejected") &&
    !registration.decisionEffective;

  useEffect(() => {
    if (!waits) return;
    const patience = setTimeout(() => {
      setIsSlow(true);
    }, PATIENCE_MS);
    return () => {
      clearTimeout(patience);
      setIsSlow(false);
    };
  }, [waits]);

  useEffect(() => {
    if (!waits || id === undefined) return;
    const poll = setInterval(
      () => {
        // What cannot be read now is read the next time.
        answer(api.GET("/api/registrations/{id}", { params: { path: { id } } })).then(
          onRead,
          () => undefined,
        );
      },
      isSlow ? LATER_MS : SOON_MS,
    );
    return () => {
      clearInterval(poll);
    };
  }, [api, id, waits, isSlow, onRead]);

  return waits && isSlow;
}
