import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { anEmployee } from "../../../test/an-employee.ts";
import { aWaitingRegistration } from "../../../test/waiting-registration.ts";
import { as, startService, type TestService } from "../../../test/service.ts";
import type { Person } from "../../registration/rights.ts";
import { ENDPOINTS } from "./endpoints.ts";

const CALLERS = [
  "nobody",
  "employee",
  "foreignSuperAdmin",
  "ownSuperAdmin",
  "operator",
  "machine",
  "foreignMachine",
] as const;
type Statuses = readonly [number, number, number, number, number, number, number];

/**
 * Who may call what (decision 8): status by caller in the order above, for a registration of the own customer and of a foreign
 * one. A route that is added without a line here fails the last test.
 */
const MATRIX: Record<string, Statuses> = {
  "GET /api/session": [401, 403, 200, 200, 200, 200, 403],
  "GET /api/events": [401, 403, 200, 200, 200, 403, 403],
  "GET /api/registrations": [401, 403, 200, 200, 200, 200, 403],
  "GET /api/registrations.csv": [401, 403, 200, 200, 200, 200, 403],
  "GET /api/registrations/:id": [401, 403, 404, 200, 200, 200, 403],
  "GET /api/registrations/:id/evidence": [401, 403, 404, 200, 200, 200, 403],
  "GET /api/registrations/:id/history": [401, 403, 404, 200, 200, 200, 403],
  "POST /api/registrations/:id/approve": [401, 403, 404, 200, 200, 403, 403],
  "POST /api/registrations/:id/reject": [401, 403, 404, 200, 200, 403, 403],
  "POST /api/registrations/:id/undo": [401, 403, 404, 409, 409, 403, 403],
  "POST /api/decisions": [401, 403, 200, 200, 200, 403, 403],
  "GET /api/employees": [401, 403, 200, 200, 200, 200, 403],
  "POST /api/employees": [401, 403, 404, 201, 201, 201, 403],
  "POST /api/employees/:id/resend": [401, 403, 404, 409, 409, 409, 403],
  "POST /api/employees/:id/deactivate": [401, 403, 404, 200, 200, 200, 403],
  "POST /api/employees/:id/reactivate": [401, 403, 404, 200, 200, 200, 403],
  "DELETE /api/employees/:id": [401, 403, 404, 204, 204, 403, 403],
  "PATCH /api/registrations/:id/email": [401, 403, 403, 403, 409, 403, 403],
  "GET /api/faults": [401, 403, 403, 403, 200, 403, 403],
  "POST /api/faults/:id/retry": [401, 403, 403, 403, 404, 403, 403],
  "POST /api/faults/:id/discard": [401, 403, 403, 403, 404, 403, 403],
  "GET /api/figures": [401, 403, 403, 403, 200, 403, 403],
  "GET /api/customers": [401, 403, 403, 403, 200, 403, 403],
  "GET /api/customers/:number": [401, 403, 403, 403, 200, 403, 403],
  "GET /api/customers/:number/history": [401, 403, 403, 403, 200, 403, 403],
  "PUT /api/customers/:number/super-admins/:userId": [401, 403, 403, 403, 204, 403, 403],
  "DELETE /api/customers/:number/super-admins/:userId": [401, 403, 403, 403, 204, 403, 403],
};

/** What a route is called with, where it takes a body. */
const BODIES: Record<string, object> = {
  "POST /api/registrations/:id/approve": {},
  "POST /api/registrations/:id/reject": { reason: "Kennen wir nicht." },
  "POST /api/registrations/:id/undo": {},
  "POST /api/decisions": { verdict: "approve", registrations: ["00000000-0000-4000-8000-000000000000"] },
  get "POST /api/employees"() {
    const email = `${randomUUID()}@praxis.example`;
    return { email, firstName: "Erika", lastName: "Neu", customerNumber: "1000001" };
  },
  "PATCH /api/registrations/:id/email": { email: "neu@praxis.example" },
  "POST /api/faults/:id/retry": {},
  "POST /api/faults/:id/discard": {},
  "PUT /api/customers/:number/super-admins/:userId": {},
  "POST /api/employees/:id/resend": {},
  "POST /api/employees/:id/deactivate": {},
  "POST /api/employees/:id/reactivate": {},
};

let service: TestService;
const people: Partial<Record<string, Person>> = {};

beforeAll(async () => {
  service = await startService();
  await service.work();
  const add = (
    email: string,
    groups: ("super-admins" | "operators" | "portal-users")[],
    customerNumbers: string[],
  ): Person => {
    const { id } = service.identity.add({ email, groups, customerNumbers });
    return { userId: id, name: email, email };
  };
  people["employee"] = add("e@praxis-rhein.example", ["portal-users"], ["1000001"]);
  people["foreignSuperAdmin"] = add("b@mvz-spree.example", ["portal-users", "super-admins"], ["1000002"]);
  people["ownSuperAdmin"] = add("a@praxis-rhein.example", ["portal-users", "super-admins"], ["1000001"]);
  people["operator"] = add("operator@cgm.example", ["operators"], []);
});
afterAll(() => service.stop());

const cells = Object.entries(MATRIX).flatMap(([route, statuses]) =>
  CALLERS.map((caller, index) => ({ route, caller, status: statuses[index] ?? 0 })),
);

test.each(cells)("$route as $caller answers $status", async ({ route, caller, status }) => {
  const [method = "", path = ""] = route.split(" ");
  const id = /^\/api\/(?:employees|customers)/.test(path)
    ? (await anEmployee(service)).userId
    : await aWaitingRegistration(service);
  const body = BODIES[route];
  const response = await fetch(
    service.url + path.replace(":number", "1000001").replace(/:(?:id|userId)/, id),
    {
      method,
      headers: {
        ...identification(caller),
        "sec-fetch-site": "same-origin",
        ...(body && { "content-type": "application/json" }),
      },
      ...(body && { body: JSON.stringify(body) }),
    },
  );
  expect(response.status).toBe(status);
  // A stream of events never ends by itself.
  if (route === "GET /api/events") await response.body?.cancel();
  else {
    const text = await response.text();
    if (status >= 400) expect(text).not.toContain("praxis.example");
    // What is another customer's is neither shown nor named, whatever the answer.
    if (caller === "foreignSuperAdmin") expect(text).not.toContain("@praxis.example");
  }
  // Whoever reaches for another customer's registration leaves a trace (GUARDS R1).
  if (status === 404 && path.startsWith("/api/registrations/:id"))
    expect(await service.history(id)).toContain("access-refused");
});

test("every route has its line in the matrix", () => {
  expect(ENDPOINTS.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(Object.keys(MATRIX).sort());
});

function identification(caller: (typeof CALLERS)[number]): Record<string, string> {
  if (caller === "machine") return { authorization: "Bearer erp" };
  if (caller === "foreignMachine") return { authorization: "Bearer other" };
  const person = people[caller];
  return person ? as(person) : {};
}
