import { z } from "zod";
import { type HistoryEntry, listHistory } from "../../database/statements/list-history.ts";
import { endpoint } from "./endpoint.ts";
import { byId, stateSchema } from "./schemas.ts";
import { visibleRegistration } from "./visible-registration.ts";

/** One step of a registration. */
export const historySchema = z
  .object({
    action: z.string(),
    actorType: z.enum(["employee", "super-admin", "operator", "machine", "service"]),
    actorName: z.string().nullable(),
    before: stateSchema.nullable(),
    after: stateSchema.nullable(),
    at: z.iso.datetime(),
  })
  .meta({ id: "HistoryEntry" });

export function historyJson(entry: HistoryEntry): z.input<typeof historySchema> {
  return { ...entry, at: entry.at.toISOString() };
}

const getHistory = endpoint({
  method: "GET",
  path: "/api/registrations/:id/history",
  summary: "Every step of a registration, oldest first",
  may: ["super-admin", "operator", "machine"],
  params: byId,
  answer: z.object({ items: z.array(historySchema) }),
  async handle(parts, { params, caller, requestId }) {
    const { id } = await visibleRegistration(parts, params.id, caller, requestId);
    return { items: (await listHistory(parts.database, id)).map(historyJson) };
  },
});

export const historyEndpoints = [getHistory];
