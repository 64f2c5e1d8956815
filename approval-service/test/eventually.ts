import { vi } from "vitest";

/** Waits until an assertion holds; for what jobs do in their own time. */
export function eventually<T>(assertion: () => T | Promise<T>, timeout = 15_000): Promise<T> {
  return vi.waitFor(assertion, { timeout, interval: 50 });
}
