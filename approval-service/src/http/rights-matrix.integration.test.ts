import type { Router } from "express";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aPendingRegistration } from "../../test/pending-registration.ts";
import { as, startService, type TestService } from "../../test/service.ts";
import type { Decider } from "../registration/rights.ts";
import { createApprovalRoutes } from "./approvals.ts";

/**
 * Who may call what (decision 8): status by role, for a registration of the own customer and of a foreign one. A route
 * that is added without a line here fails the last test.
 */
const MATRIX: Record<
  string,
  Record<"nobody" | "employee" | "foreignSuperAdmin" | "ownSuperAdmin" | "operator", number>
> = {
  "GET /api/registrations": {
    nobody: 401,
    employee: 403,
    foreignSuperAdmin: 200,
    ownSuperAdmin: 200,
    operator: 200,
  },
  "GET /api/registrations/:id": {
    nobody: 401,
    employee: 403,
    foreignSuperAdmin: 404,
    ownSuperAdmin: 200,
    operator: 200,
  },
  "GET /api/registrations/:id/history": {
    nobody: 401,
    employee: 403,
    foreignSuperAdmin: 404,
    ownSuperAdmin: 200,
    operator: 200,
  },
  "POST /api/registrations/:id/approve": {
    nobody: 401,
    employee: 403,
    foreignSuperAdmin: 404,
    ownSuperAdmin: 200,
    operator: 200,
  },
  "POST /api/registrations/:id/reject": {
    nobody: 401,
    employee: 403,
    foreignSuperAdmin: 404,
    ownSuperAdmin: 200,
    operator: 200,
  },
};

let service: TestService;
const people: Partial<Record<string, Decider>> = {};

beforeAll(async () => {
  service = await startService();
  await service.work();
  const add = (
    email: string,
    groups: ("super-admins" | "operators" | "portal-users")[],
    customerNumbers: string[],
  ): Decider => {
    const { id } = service.identity.add({ email, groups, customerNumbers });
    return { userId: id, name: email, email };
  };
  people["employee"] = add("e@praxis-rhein.example", ["portal-users"], ["1000001"]);
  people["foreignSuperAdmin"] = add("b@mvz-spree.example", ["portal-users", "super-admins"], ["1000002"]);
  people["ownSuperAdmin"] = add("a@praxis-rhein.example", ["portal-users", "super-admins"], ["1000001"]);
  people["operator"] = add("operator@cgm.example", ["operators"], []);
});
afterAll(() => service.stop());

const cells = Object.entries(MATRIX).flatMap(([route, roles]) =>
  Object.entries(roles).map(([role, status]) => ({ route, role, status })),
);

test.each(cells)("$route as $role answers $status", async ({ route, role, status }) => {
  const [method = "", path = ""] = route.split(" ");
  const id = await aPendingRegistration(service);
  const person = people[role];
  const response = await fetch(service.url + path.replace(":id", id), {
    method,
    headers: {
      ...(person && as(person)),
      "sec-fetch-site": "same-origin",
      ...(method === "POST" && { "content-type": "application/json" }),
    },
    ...(method === "POST" && { body: JSON.stringify({ reason: "Kennen wir nicht." }) }),
  });
  expect(response.status).toBe(status);
  if (status >= 400) expect(await response.text()).not.toContain("praxis.example");
});

test("every route has its line in the matrix", () => {
  const routes = createApprovalRoutes({
    ...service.jobParts,
    readSession: () => Promise.resolve(undefined),
    requireSameOrigin: (_request, _response, next) => {
      next();
    },
  });
  expect(routesOf(routes).sort()).toEqual(Object.keys(MATRIX).sort());
});

/** Express keeps the methods of a route in a field that its types do not show. */
function routesOf(router: Router): string[] {
  return router.stack.flatMap(({ route }) => {
    if (!route) return [];
    const { methods } = route as unknown as { methods: Record<string, boolean> };
    return Object.keys(methods).map((method) => `${method.toUpperCase()} ${route.path}`);
  });
}
