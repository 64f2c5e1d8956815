import { type Logger, pino } from "pino";

export type Log = Pick<Logger, "fatal" | "error" | "warn" | "info" | "debug">;

/**
 * The service's log: JSON lines on standard output. Nothing personal goes into it: no addresses, names, tokens or query
 * strings, only ids. Errors of libraries may quote what they were given, so of an error only its kind is kept.
 */
export function createLog(level: string): Logger {
  return pino({ level, base: { service: "approval-service" }, serializers: { err: describeError } });
}

/** What may be known of an error: class, code, stack positions and the same of its cause. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, status, responseCode } = error as {
    code?: unknown;
    status?: unknown;
    responseCode?: unknown;
  };
  return {
    type: error.name,
    ...(typeof code === "string" && { code }),
    ...(typeof status === "number" && { status }),
    ...(typeof responseCode === "number" && { responseCode }),
    at: positionsOf(error),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  };
}

/** The first lines of the stack without the message, which may quote personal data. */
function positionsOf(error: Error): string[] {
  return (error.stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 5)
    .map((line) => line.trim());
}
