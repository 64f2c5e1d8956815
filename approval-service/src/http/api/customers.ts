import { z } from "zod";
import { describeCustomer } from "../../customers/describe-customer.ts";
import { listCustomers } from "../../customers/list-customers.ts";
import { listCustomerHistory } from "../../database/statements/list-customer-history.ts";
import { comparable } from "../../registration/customer.ts";
import { Problem } from "../problem.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import { endpoint } from "./endpoint.ts";
import { historyJson, historySchema } from "./history.ts";
import { registrationJson, registrationSchema, stateSchema } from "./schemas.ts";

/** `:number` of a customer, in any form in which it is written. */
export const byNumber = z.object({
  number: z.string().regex(/^[^\p{C}]{1,40}$/u),
});

const lacksSuperAdmin = z.boolean().meta({
  description: "People have registered or use the portal, and nobody of the customer can decide.",
});

const customerSchema = z
  .object({
    number: z.string(),
    name: z.string().nullable(),
    active: z
      .boolean()
      .nullable()
      .meta({ description: "What the CRM says; null where it was not asked or does not answer." }),
    lacksSuperAdmin,
    superAdmins: z.int().meta({ description: "Those who can log in." }),
    employees: z.int().meta({ description: "Who can log in." }),
    pending: z.int(),
  })
  .meta({ id: "Customer" });

const cursor = z.tuple([z.enum(["lacking", "others"]), z.string().max(100)]);

const crmUnavailable = z
  .boolean()
  .meta({ description: "The CRM does not answer: shown is what we know ourselves." });

const getCustomers = endpoint({
  method: "GET",
  path: "/api/customers",
  summary: "Customers, one page: those without a super admin first, then by number",
  may: ["operator"],
  query: z.object({
    search: z
      .string("invalid")
      .max(254, "too-long")
      .regex(/^[^\0]*$/, "invalid")
      .default("")
      .meta({
        description: "Every word of it is in number or name; or the whole e-mail address of a person there.",
      }),
    after: z.string("invalid").optional(),
    limit: z.coerce.number("invalid").int("invalid").min(1, "invalid").max(200, "invalid").default(50),
  }),
  answer: z.object({
    items: z.array(customerSchema),
    next: z.string().nullable().meta({
      description: "`after` of the next page. A page may be shorter than `limit` although there is a next.",
    }),
    crmUnavailable,
  }),
  async handle(parts, { query: { search, after, limit } }) {
    const from = after === undefined ? undefined : decodeCursor(cursor, after);
    const page = await listCustomers(parts, {
      search,
      limit,
      after: from && { part: from[0], number: from[1] },
    });
    return {
      items: page.items,
      next: page.next ? encodeCursor([page.next.part, page.next.number]) : null,
      crmUnavailable: page.isCrmAway,
    };
  },
});

const getCustomer = endpoint({
  method: "GET",
  path: "/api/customers/:number",
  summary: "One customer: super admins, registrations by state, and who has not confirmed yet",
  may: ["operator"],
  params: byNumber,
  answer: z
    .object({
      number: z.string(),
      name: z.string().nullable(),
      active: z.boolean().nullable(),
      crmUnavailable,
      lacksSuperAdmin,
      superAdmins: z.array(
        z.object({
          userId: z.string(),
          firstName: z.string(),
          lastName: z.string(),
          email: z.string(),
          enabled: z.boolean(),
          lastLoginAt: z.iso.datetime().nullable(),
        }),
      ),
      registrations: z.array(z.object({ state: stateSchema, count: z.int() })),
      unconfirmed: z.array(registrationSchema),
    })
    .meta({ id: "CustomerDetail" }),
  async handle(parts, { params, caller }) {
    const customer = await describeCustomer(parts, params.number);
    if (!customer) throw new Problem("not-found");
    return {
      ...customer,
      crmUnavailable: customer.isCrmAway,
      superAdmins: customer.superAdmins.map((one) => ({
        ...one,
        lastLoginAt: one.lastLoginAt?.toISOString() ?? null,
      })),
      unconfirmed: customer.unconfirmed.map((one) => registrationJson(one, { ...parts, caller })),
    };
  },
});

const historyCursor = z.tuple([z.string().regex(/^\d{1,19}$/)]);

const getCustomerHistory = endpoint({
  method: "GET",
  path: "/api/customers/:number/history",
  summary: "What happened at a customer, latest first, one page",
  may: ["operator"],
  params: byNumber,
  query: z.object({
    after: z.string("invalid").optional(),
    limit: z.coerce.number("invalid").int("invalid").min(1, "invalid").max(200, "invalid").default(20),
  }),
  answer: z.object({
    items: z.array(
      historySchema
        .extend({
          person: z
            .object({ firstName: z.string(), lastName: z.string() })
            .nullable()
            .meta({ description: "Whom it is about; null once nobody can be recognised any more." }),
          registrationId: z.uuid().nullable().meta({ description: "Of a registration that can be shown." }),
        })
        .meta({ id: "CustomerHistoryEntry" }),
    ),
    next: z.string().nullable().meta({ description: "`after` of the next page." }),
  }),
  async handle({ database }, { params, query: { after, limit } }) {
    const [olderThan] = after === undefined ? [undefined] : decodeCursor(historyCursor, after);
    const page = await listCustomerHistory(database, comparable(params.number), { olderThan, limit });
    return {
      items: page.items.map((entry) => ({ ...entry, ...historyJson(entry) })),
      next: page.next === undefined ? null : encodeCursor([page.next]),
    };
  },
});

/** Every customer, for the back office. */
export const customerEndpoints = [getCustomers, getCustomer, getCustomerHistory];
