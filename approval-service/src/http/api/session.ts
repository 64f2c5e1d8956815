import { z } from "zod";
import { endpoint } from "./endpoint.ts";

const getSession = endpoint({
  method: "GET",
  path: "/api/session",
  summary: "Who is calling, and what they may see",
  may: ["super-admin", "operator", "machine"],
  answer: z
    .object({
      name: z.string(),
      email: z.string(),
      role: z.enum(["super-admin", "operator", "machine"]),
      customerNumber: z
        .string()
        .nullable()
        .meta({ description: "The one customer the caller sees; null for all." }),
      locale: z
        .enum(["de", "en"])
        .nullable()
        .meta({ description: "The language of the account, where it is one of ours." }),
    })
    .meta({ id: "Session" }),
  handle(_parts, { caller: { name, email, role, customerNumber, locale } }) {
    return Promise.resolve({ name, email, role, customerNumber, locale: locale ?? null });
  },
});

export const sessionEndpoints = [getSession];
