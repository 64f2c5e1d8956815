import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { as, startService, type TestService } from "../../../test/service.ts";
import type { Person } from "../../registration/rights.ts";
import { ENDPOINTS } from "./endpoints.ts";

/** No page of another origin makes somebody's browser change anything, whichever operation it tries (GUARDS B1). */
let service: TestService;
let operator: Person;
beforeAll(async () => {
  service = await startService();
  const { id, email } = service.identity.add({ email: "operator@cgm.example", groups: ["operators"] });
  operator = { userId: id, name: "Olivia Ostermann", email };
});
afterAll(() => service.stop());

const CHANGING = ENDPOINTS.filter(({ method }) => method !== "GET").map((endpoint) => ({
  name: `${endpoint.method} ${endpoint.path}`,
  method: endpoint.method,
  pattern: endpoint.path,
  path: endpoint.path.replace(/:number/, "1000001").replaceAll(/:\w+/g, randomUUID()),
  takesBody: endpoint.body !== undefined,
}));

async function ask(path: string, method: string, headers: Record<string, string>): Promise<Response> {
  const body = method === "GET" ? null : "{}";
  return fetch(service.url + path, { method, headers: { ...as(operator), ...headers }, body });
}

const json = { "content-type": "application/json" };

describe.each(CHANGING)("$name", ({ method, path }) => {
  test.each<[string, Record<string, string>]>([
    ["a page of another site", { ...json, "sec-fetch-site": "cross-site" }],
    ["a page of a sister site", { ...json, "sec-fetch-site": "same-site" }],
    ["a page of another origin, in an old browser", { ...json, origin: "https://evil.example" }],
    ["a page without an origin", { ...json, origin: "null" }],
    ["who knows where", json],
  ])("is refused to %s", async (_who, headers) => {
    const answer = await ask(path, method, headers);
    expect(answer.status).toBe(403);
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
    expect(await answer.json()).toMatchObject({ code: "cross-site" });
  });

  test("answers no page of another origin that asks beforehand", async () => {
    const preflight = await ask(path, "OPTIONS", {
      origin: "https://evil.example",
      "access-control-request-method": method,
    });
    expect(preflight.headers.get("access-control-allow-origin")).toBeNull();
  });
});

test.each(CHANGING.filter(({ takesBody }) => takesBody))(
  "$name takes no body that a form can send",
  async ({ method, path }) => {
    for (const type of [
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
    ]) {
      const answer = await ask(path, method, { "content-type": type, "sec-fetch-site": "same-origin" });
      expect(answer.status).toBe(415);
    }
  },
);

const readable = new Set(ENDPOINTS.filter(({ method }) => method === "GET").map(({ path }) => path));

test.each(CHANGING.filter(({ pattern }) => !readable.has(pattern)))(
  "$name is nothing that a link can do",
  async ({ path }) => {
    expect((await ask(path, "GET", { accept: "application/json" })).status).toBe(404);
  },
);
