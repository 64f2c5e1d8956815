import { z } from "zod";
import { findCustomerName } from "../../database/statements/find-customer-name.ts";
import { listEmployees } from "../../database/statements/list-employees.ts";
import { changeAccount } from "../../registration/change-account.ts";
import type { Customer } from "../../registration/customer.ts";
import { type AccountChange, type Employee, EMPLOYEE_STATES } from "../../registration/employee.ts";
import { invite } from "../../registration/invite.ts";
import { resendCompletionMail } from "../../registration/resend-completion-mail.ts";
import type { Caller } from "../../registration/rights.ts";
import { emailField, nameField, referenceField } from "../input.ts";
import { Problem } from "../problem.ts";
import { customerOf } from "./customer-of.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import { type ApiParts, endpoint, type Input, silentEndpoint } from "./endpoint.ts";

/** A user's id as Keycloak writes it, or a registration's. */
const byEmployee = z.object({
  id: z
    .string()
    .regex(/^[\w:.@-]{1,255}$/)
    .meta({ description: "As the list shows it." }),
});

const employeeSchema = z
  .object({
    id: z.string().meta({
      description:
        "The user's in Keycloak; until there is one, the registration's, which goes on to lead to the person.",
    }),
    registrationId: z.uuid().nullable(),
    state: z.enum(EMPLOYEE_STATES).meta({
      description:
        "invited: added by an admin, has not finished; completing: approved, has not finished; from the click on what was decided.",
    }),
    change: z
      .object({ kind: z.enum(["create", "deactivate", "reactivate", "remove"]), failed: z.boolean() })
      .nullable()
      .meta({ description: "What is on its way to Keycloak, or was refused there for good." }),
    email: z.string(),
    firstName: z.string(),
    lastName: z.string(),
    customerNumber: z.string(),
    isSuperAdmin: z.boolean(),
    isSelf: z.boolean(),
    lastLoginAt: z.iso
      .datetime()
      .nullable()
      .meta({ description: "Known only of those who log in to this service." }),
  })
  .meta({ id: "Employee" });

function employeeJson(employee: Employee, caller: Caller): z.input<typeof employeeSchema> {
  return {
    id: employee.id,
    registrationId: employee.registrationId,
    state: employee.state,
    change: employee.change,
    email: employee.email,
    firstName: employee.firstName,
    lastName: employee.lastName,
    customerNumber: employee.customerNumber,
    isSuperAdmin: employee.isSuperAdmin,
    isSelf: employee.userId === caller.userId,
    lastLoginAt: employee.lastLoginAt?.toISOString() ?? null,
  };
}

const cursor = z.tuple([z.string().max(300), z.string().max(255)]);

const getEmployees = endpoint({
  method: "GET",
  path: "/api/employees",
  summary: "The people of a customer by name, one page",
  may: ["super-admin", "operator", "machine"],
  query: z.object({
    customerNumber: referenceField(40).optional(),
    state: z.enum([...EMPLOYEE_STATES, "all"], "invalid").default("all"),
    search: z
      .string("invalid")
      .max(200, "too-long")
      .regex(/^[^\0]*$/, "invalid")
      .default("")
      .meta({ description: "Every word of it is in the name, the address or the customer number." }),
    after: z.string("invalid").optional(),
    limit: z.coerce.number("invalid").int("invalid").min(1, "invalid").max(200, "invalid").default(50),
  }),
  answer: z.object({
    items: z.array(employeeSchema),
    next: z.string().nullable().meta({ description: "`after` of the next page." }),
  }),
  async handle({ database }, { query, caller, requestId }) {
    const { after, customerNumber, ...asked } = query;
    const from = after === undefined ? undefined : decodeCursor(cursor, after);
    const page = await listEmployees(database, {
      ...asked,
      customerNumber: await customerOf({ database }, { caller, requestId }, customerNumber),
      after: from && { name: from[0], id: from[1] },
    });
    return {
      items: page.items.map((employee) => employeeJson(employee, caller)),
      next: page.next ? encodeCursor([page.next.name, page.next.id]) : null,
    };
  },
});

const addEmployee = endpoint({
  method: "POST",
  path: "/api/employees",
  summary: "Adds an employee, who gets an account and the completion mail",
  may: ["super-admin", "operator", "machine"],
  body: z.object({
    email: emailField(),
    firstName: nameField(),
    lastName: nameField(),
    customerNumber: referenceField(40)
      .optional()
      .meta({ description: "Super admins add people of their own customer; everybody else names one." }),
    locale: z.enum(["de", "en"], "invalid").optional(),
  }),
  status: 201,
  answer: employeeSchema,
  problems: ["email-in-use", "registration-pending", "crm-unavailable", "too-many-requests"],
  async handle(parts, { body, caller, requestId, language }) {
    const { customerNumber, locale = language, ...person } = body;
    const customer = await customerToAddTo(parts, { caller, requestId }, customerNumber);
    const result = await invite(parts, { ...person, customer, locale }, { caller, requestId });
    switch (result.outcome) {
      case "invited":
        return employeeJson(result.employee, caller);
      case "registration-pending":
        throw new Problem("registration-pending", {
          extension: { registrationId: result.registrationId },
        });
      case "email-in-use":
        throw new Problem("email-in-use");
      case "too-many":
        throw new Problem("too-many-requests", { retryAfterSeconds: 60 });
    }
  },
});

const resend = silentEndpoint({
  method: "POST",
  path: "/api/employees/:id/resend",
  summary: "Sends the completion mail once more: at most once a minute and three times a day",
  may: ["super-admin", "operator", "machine"],
  params: byEmployee,
  body: z.object({}),
  problems: ["nothing-to-complete", "too-many-requests"],
  async handle(parts, { params, caller, requestId }) {
    const outcome = await resendCompletionMail(parts, { employeeId: params.id, caller, requestId });
    if (outcome === "too-many") throw new Problem("too-many-requests", { retryAfterSeconds: 60 });
    if (outcome !== "accepted") throw new Problem(outcome);
  },
});

const deactivate = endpoint({
  method: "POST",
  path: "/api/employees/:id/deactivate",
  summary: "Keeps an employee out; every session ends at once",
  may: ["super-admin", "operator", "machine"],
  params: byEmployee,
  body: z.object({}),
  answer: employeeSchema,
  problems: ["own-account", "last-super-admin", "account-not-ready"],
  handle: (parts, input) => changed(parts, "deactivate", input),
});

const reactivate = endpoint({
  method: "POST",
  path: "/api/employees/:id/reactivate",
  summary: "Lets an employee in again",
  may: ["super-admin", "operator", "machine"],
  params: byEmployee,
  body: z.object({}),
  answer: employeeSchema,
  problems: ["own-account", "account-not-ready"],
  handle: (parts, input) => changed(parts, "reactivate", input),
});

const remove = silentEndpoint({
  method: "DELETE",
  path: "/api/employees/:id",
  summary: "Removes an employee's account, and who they were from our records",
  may: ["super-admin", "operator"],
  params: byEmployee,
  problems: ["own-account", "last-super-admin", "account-not-ready"],
  async handle(parts, input) {
    await change(parts, "remove", input);
  },
});

/** The people of a customer: who they are, how far they are, and what their admins do about it. */
export const employeeEndpoints = [getEmployees, addEmployee, resend, deactivate, reactivate, remove];

type ChangeInput = Pick<Input<{ id: string }, unknown, unknown>, "params" | "caller" | "requestId">;

async function change(
  parts: ApiParts,
  kind: AccountChange,
  { params, caller, requestId }: ChangeInput,
): Promise<Employee | undefined> {
  const result = await changeAccount(parts, kind, { employeeId: params.id, caller, requestId });
  if (result.outcome !== "accepted") throw new Problem(result.outcome);
  return result.employee;
}

async function changed(parts: ApiParts, kind: AccountChange, input: ChangeInput) {
  const employee = await change(parts, kind, input);
  if (!employee) throw new Problem("not-found");
  return employeeJson(employee, input.caller);
}

/** A super admin's own customer needs no CRM, which may be away (GUARDS C5); one that is named has to exist there. */
async function customerToAddTo(
  { database, crm }: ApiParts,
  { caller, requestId }: { caller: Caller; requestId: string },
  named: string | undefined,
): Promise<Customer> {
  const own = await customerOf({ database }, { caller, requestId }, named);
  if (caller.customerNumber !== null)
    return { number: caller.customerNumber, name: await findCustomerName(database, caller.customerNumber) };
  const customer = own === null ? undefined : await crm.findCustomerByNumber(own);
  if (customer) return customer;
  throw new Problem("invalid-input", {
    errors: [{ field: "customerNumber", code: own === null ? "required" : "invalid" }],
  });
}
