import type { RequestHandler } from "express";
import type { Database } from "../database/database.ts";
import { countAttempts } from "../database/statements/count-attempts.ts";
import { clientAddress } from "./client-address.ts";
import { Problem } from "./problem.ts";

const WINDOW_SECONDS = 600;

/** Refuses more than `limit` requests of one client address in ten minutes, over all instances. */
export function limitRequests({ database, limit }: { database: Database; limit: number }): RequestHandler {
  return async (request, _response, next) => {
    const key = `request:${clientAddress(request)}`;
    const { counts, secondsLeft } = await countAttempts(database, [key], WINDOW_SECONDS);
    if ((counts.get(key) ?? 0) > limit)
      throw new Problem("too-many-requests", { retryAfterSeconds: secondsLeft });
    next();
  };
}
