import { useEffect, useEffectEvent } from "react";

const SHORTEST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;

/**
 * Tells when a registration has changed, whoever changed it: with its id, or with undefined when any may have because the
 * connection was gone for a while (server-sent events, GET /api/events).
 */
export function useChanges(onChange: (id: string | undefined) => void): void {
  const tell = useEffectEvent(onChange);

  useEffect(() => {
    let events: EventSource | undefined;
    let again: ReturnType<typeof setTimeout> | undefined;
    let pause = SHORTEST_PAUSE_MS;
    let wasOpen = false;
    listen();

    function listen(): void {
      events = new EventSource("/api/events");
      events.addEventListener("changed", (event: MessageEvent<string>) => {
        tell((JSON.parse(event.data) as { id: string }).id);
      });
      events.addEventListener("missed", () => {
        tell(undefined);
      });
      events.addEventListener("open", () => {
        if (wasOpen) tell(undefined);
        wasOpen = true;
        pause = SHORTEST_PAUSE_MS;
      });
      events.addEventListener("error", () => {
        // The browser connects again by itself, unless it got another answer: a proxy's while we restart, or a refusal, for
        // which the next reading has the words.
        if (events?.readyState !== EventSource.CLOSED) return;
        again = setTimeout(listen, pause);
        pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
      });
    }

    return () => {
      clearTimeout(again);
      events?.close();
    };
  }, []);
}
