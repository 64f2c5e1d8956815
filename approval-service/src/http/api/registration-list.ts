import { once } from "node:events";
import { z } from "zod";
import { findHints } from "../../database/statements/find-hints.ts";
import {
  listVisibleRegistrations,
  type RegistrationQuery,
  SORTS,
} from "../../database/statements/list-visible-registrations.ts";
import type { Language } from "../../language.ts";
import { type State, VISIBLE_STATES } from "../../registration/registration.ts";
import { BYTE_ORDER_MARK, csvLine, csvTime } from "./csv.ts";
import { customerOf } from "./customer-of.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import { endpoint, streamEndpoint } from "./endpoint.ts";
import { registrationJson, registrationSchema } from "./schemas.ts";

const cursor = z.tuple([z.string().max(300), z.uuid()]);

const filter = z.object({
  state: z.enum([...VISIBLE_STATES, "all"], "invalid").default("pending"),
  search: z
    .string("invalid")
    .max(200, "too-long")
    .optional()
    .meta({ description: "Every word of it is in the name, the address or the customer." }),
  customerNumber: z.string("invalid").max(40, "too-long").optional(),
  sort: z.enum(SORTS, "invalid").default("oldest"),
});

const listRegistrations = endpoint({
  method: "GET",
  path: "/api/registrations",
  summary: "Confirmed registrations, one page",
  may: ["super-admin", "operator", "machine"],
  query: filter.extend({
    after: z.string("invalid").optional(),
    limit: z.coerce.number("invalid").int("invalid").min(1, "invalid").max(200, "invalid").default(50),
  }),
  answer: z.object({
    items: z.array(registrationSchema),
    next: z.string().nullable().meta({ description: "`after` of the next page." }),
  }),
  async handle({ database, undoWindow }, { query, caller, requestId }) {
    const { after, ...asked } = query;
    const from = after === undefined ? undefined : decodeCursor(cursor, after);
    const page = await listVisibleRegistrations(database, {
      ...asked,
      customerNumber: await customerOf({ database }, { caller, requestId }, asked.customerNumber),
      after: from && { key: from[0], id: from[1] },
    });
    const pending = page.items.filter(({ state }) => state === "pending").map(({ id }) => id);
    const hints = await findHints(database, pending);
    return {
      items: page.items.map((item) =>
        registrationJson(item, { caller, undoWindow, hints: hints.get(item.id) }),
      ),
      next: page.next ? encodeCursor([page.next.key, page.next.id]) : null,
    };
  },
});

const HEADINGS = {
  de: [
    "Vorname",
    "Nachname",
    "E-Mail-Adresse",
    "Kundennummer",
    "Kunde",
    "Status",
    "Registriert am",
    "Bestätigt am",
    "Entschieden am",
    "Entschieden von",
    "Grund",
  ],
  en: [
    "First name",
    "Last name",
    "E-mail address",
    "Customer number",
    "Customer",
    "State",
    "Registered",
    "Confirmed",
    "Decided",
    "Decided by",
    "Reason",
  ],
};
const STATE_NAMES: Record<Language, Record<State, string>> = {
  de: {
    unconfirmed: "noch nicht bestätigt",
    pending: "wartet auf Freigabe",
    approved: "genehmigt",
    completed: "abgeschlossen",
    rejected: "abgelehnt",
    expired: "abgelaufen",
    withdrawn: "zurückgezogen",
    invited: "eingeladen",
    "already-registered": "hat bereits ein Benutzerkonto",
  },
  en: {
    unconfirmed: "not confirmed yet",
    pending: "waiting for approval",
    approved: "approved",
    completed: "completed",
    rejected: "rejected",
    expired: "expired",
    withdrawn: "withdrawn",
    invited: "invited",
    "already-registered": "has an account already",
  },
};
const CSV_PAGE = 500;

const exportRegistrations = streamEndpoint({
  method: "GET",
  path: "/api/registrations.csv",
  summary:
    "The list as CSV (RFC 4180, UTF-8, semicolons; times as the clocks in Berlin show them), every page of it",
  may: ["super-admin", "operator", "machine"],
  query: filter.extend({
    language: z
      .enum(["de", "en"], "invalid")
      .optional()
      .meta({ description: "Else that of Accept-Language." }),
  }),
  mediaType: "text/csv",
  async stream({ database }, { query, caller, requestId, ...input }, response) {
    const { language = input.language } = query;
    const asked = {
      ...query,
      customerNumber: await customerOf({ database }, { caller, requestId }, query.customerNumber),
      limit: CSV_PAGE,
    };
    let after: RegistrationQuery["after"];
    let page = await listVisibleRegistrations(database, { ...asked, after });
    response.set({
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="registrations.csv"',
    });
    response.write(BYTE_ORDER_MARK + csvLine(HEADINGS[language]));
    for (;;) {
      const lines = page.items.map((item) =>
        csvLine([
          item.firstName,
          item.lastName,
          item.email,
          item.customerNumber,
          item.customerName,
          STATE_NAMES[language][item.state],
          csvTime(item.registeredAt),
          item.confirmedAt && csvTime(item.confirmedAt),
          item.decision && csvTime(item.decision.at),
          item.decision?.byName,
          item.rejectionReason,
        ]),
      );
      // A reader that is slow or gone holds nothing in memory.
      if (!response.write(lines.join("")) && !(await drained(response))) return;
      after = page.next;
      if (!after) break;
      page = await listVisibleRegistrations(database, { ...asked, after });
    }
    response.end();
  },
});

export const registrationListEndpoints = [listRegistrations, exportRegistrations];

/** @returns false when the reader is gone */
async function drained(response: NodeJS.WritableStream): Promise<boolean> {
  const waiting = new AbortController();
  const first = await Promise.race([
    once(response, "drain", { signal: waiting.signal }).then(() => true),
    once(response, "close", { signal: waiting.signal }).then(() => false),
  ]);
  waiting.abort();
  return first;
}
