import type { Change } from "../../database/changes.ts";
import { streamEndpoint } from "./endpoint.ts";

/** Proxies close what is silent for a minute; and within this time a right that was withdrawn ends the stream (GUARDS R2). */
const HEARTBEAT_MS = 20_000;

const streamEvents = streamEndpoint({
  method: "GET",
  path: "/api/events",
  summary:
    "Server-sent events: `changed` with the id of a registration that has changed, `missed` when any may have",
  may: ["super-admin", "operator"],
  mediaType: "text/event-stream",
  stream({ changes, isStillEntitled }, { caller, request }, response) {
    // Gone while the rights were asked for: nothing would ever end what begins below.
    if (response.destroyed) return Promise.resolve();
    response.set({ "Content-Type": "text/event-stream", "X-Accel-Buffering": "no" });
    response.flushHeaders();
    const send = (event: string, data: object) => {
      response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    };
    const isFor = (change: Exclude<Change, string>) =>
      caller.customerNumber === null || caller.customerNumber === change.customerNumber;
    const unsubscribe = changes.subscribe((change) => {
      if (change === "closed") response.end();
      else if (change === "missed") send("missed", {});
      else if (isFor(change)) send("changed", { id: change.id });
    });
    const heartbeat = setInterval(() => {
      void isStillEntitled(request, caller).then(
        (stillEntitled) => {
          if (stillEntitled) response.write(": alive\n\n");
          else response.end();
        },
        // Whoever cannot be asked about now is asked about the next time.
        () => response.write(": alive\n\n"),
      );
    }, HEARTBEAT_MS);
    return new Promise((resolve) => {
      response.on("close", () => {
        clearInterval(heartbeat);
        unsubscribe();
        resolve();
      });
    });
  },
});

export const eventEndpoints = [streamEvents];
