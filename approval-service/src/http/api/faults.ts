import { z } from "zod";
import { listFaults } from "../../database/statements/list-faults.ts";
import { REASONS } from "../../faults/fault.ts";
import { settleFault } from "../../faults/settle-fault.ts";
import { JOB_NAMES } from "../../jobs/queues.ts";
import { Problem } from "../problem.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import { type ApiParts, endpoint, type Input, silentEndpoint } from "./endpoint.ts";
import { byId } from "./schemas.ts";

const person = { firstName: z.string(), lastName: z.string(), email: z.string() };

const faultSchema = z
  .object({
    id: z.uuid(),
    job: z.enum(JOB_NAMES).meta({ description: "What was to be done." }),
    hasFailed: z.boolean().meta({ description: "false: it is still being tried, for ten minutes or more." }),
    reason: z.enum(REASONS),
    detail: z.string().nullable().meta({ description: "For whoever looks deeper; names nobody." }),
    since: z.iso.datetime(),
    attempts: z.int(),
    registration: z
      .object({ id: z.uuid(), ...person, customerNumber: z.string(), isConfirmed: z.boolean() })
      .nullable(),
    user: z.object({ userId: z.string(), ...person, customerNumber: z.string().nullable() }).nullable(),
  })
  .meta({ id: "Fault" });

const cursor = z.tuple([z.string().max(40), z.uuid()]);

const getFaults = endpoint({
  method: "GET",
  path: "/api/faults",
  summary: "Jobs and mails that have failed or fail again and again, latest first",
  may: ["operator"],
  query: z.object({
    after: z.string("invalid").optional(),
    limit: z.coerce.number("invalid").int("invalid").min(1, "invalid").max(200, "invalid").default(50),
  }),
  answer: z.object({
    items: z.array(faultSchema),
    next: z.string().nullable().meta({ description: "`after` of the next page." }),
  }),
  async handle({ database }, { query: { after, limit } }) {
    const from = after === undefined ? undefined : decodeCursor(cursor, after);
    const page = await listFaults(database, { after: from && { since: from[0], id: from[1] }, limit });
    return {
      items: page.items.map((fault) => ({ ...fault, since: fault.since.toISOString() })),
      next: page.next ? encodeCursor([page.next.since, page.next.id]) : null,
    };
  },
});

const retry = silentEndpoint({
  method: "POST",
  path: "/api/faults/:id/retry",
  summary: "Has a failed job tried again",
  may: ["operator"],
  params: byId,
  body: z.object({}),
  handle: (parts, input) => settle(parts, "retry", input),
});

const discard = silentEndpoint({
  method: "POST",
  path: "/api/faults/:id/discard",
  summary: "Discards a job: what it was to do is never done",
  may: ["operator"],
  params: byId,
  body: z.object({}),
  handle: (parts, input) => settle(parts, "discard", input),
});

/** What went wrong behind the scenes, for the back office. */
export const faultEndpoints = [getFaults, retry, discard];

async function settle(
  parts: ApiParts,
  wish: "retry" | "discard",
  { params, caller, requestId }: Input<z.output<typeof byId>, unknown, unknown>,
): Promise<void> {
  const outcome = await settleFault(parts, wish, { jobId: params.id, caller, requestId });
  if (outcome !== "done") throw new Problem(outcome);
}
