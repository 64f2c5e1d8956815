import { z } from "zod";
import { countByWeek } from "../../database/statements/count-by-week.ts";
import { endpoint } from "./endpoint.ts";

const seconds = z.number().nullable();

const getFigures = endpoint({
  method: "GET",
  path: "/api/figures",
  summary: "Registrations and decisions per week",
  may: ["operator"],
  query: z.object({
    weeks: z.coerce.number("invalid").int("invalid").min(1, "invalid").max(53, "invalid").default(12),
  }),
  answer: z.object({
    weeks: z.array(
      z
        .object({
          week: z.string().meta({ description: "ISO 8601, such as 2026-W48." }),
          begins: z.iso.date().meta({ description: "Its Monday." }),
          registered: z.int(),
          confirmed: z.int(),
          approved: z.int(),
          rejected: z.int(),
          completed: z.int(),
          decisionMedian: seconds.meta({
            description: "Seconds from confirmation to decision, of what was decided in this week.",
          }),
          decisionP90: seconds.meta({ description: "The 90th percentile of the same." }),
        })
        .meta({ id: "WeekFigures" }),
    ),
  }),
  handle: async ({ database }, { query }) => ({ weeks: await countByWeek(database, query.weeks) }),
});

export const figureEndpoints = [getFigures];
