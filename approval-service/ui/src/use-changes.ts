import { useEffect, useEffectEvent } from "react";

/**
 * Tells when a registration has changed, whoever changed it: with its id, or with undefined when any may have because the
 * connection was gone for a while (server-sent events, GET /api/events).
 */
export function useChanges(onChange: (id: string | undefined) => void): void {
  const tell = useEffectEvent(onChange);

  useEffect(() => {
    const events = new EventSource("/api/events");
    let wasOpen = false;
    events.addEventListener("changed", (event: MessageEvent<string>) => {
      tell((JSON.parse(event.data) as { id: string }).id);
    });
    events.addEventListener("missed", () => {
      tell(undefined);
    });
    events.addEventListener("open", () => {
      if (wasOpen) tell(undefined);
      wasOpen = true;
    });
    events.addEventListener("error", () => {
      // The browser connects again by itself, unless it was refused: then reading says why.
      if (events.readyState === EventSource.CLOSED && wasOpen) tell(undefined);
    });
    return () => {
      events.close();
    };
  }, []);
}
