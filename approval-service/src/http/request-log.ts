import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Request } from "express";
import type { Logger } from "pino";
import { pinoHttp } from "pino-http";
import { describeError } from "../log.ts";

/** One line a request: method, path without its query, status, time, request id. No headers, no addresses, no bodies. */
export function requestLog(logger: Logger) {
  return pinoHttp({
    logger,
    genReqId(_request: IncomingMessage, response: ServerResponse) {
      const id = randomUUID();
      response.setHeader("X-Request-Id", id);
      return id;
    },
    autoLogging: { ignore: ({ url }) => url === "/healthz" || url === "/readyz" },
    customLogLevel: (_request, response) => (response.statusCode >= 500 ? "error" : "info"),
    serializers: {
      req: ({ id, method, url }: { id: unknown; method: unknown; url: string }) => ({
        id,
        method,
        path: url.split("?")[0],
      }),
      res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
      err: describeError,
    },
    wrapSerializers: true,
  });
}

/** The id that the log, the audit and the answer's X-Request-Id have in common. */
export function requestId(request: Request): string {
  return typeof request.id === "string" ? request.id : "";
}
