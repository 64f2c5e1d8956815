import type { Request, Response } from "express";
import { expect, test, vi } from "vitest";
import { Problem } from "./problem.ts";
import { requireSameOrigin } from "./same-origin.ts";

const guard = requireSameOrigin("https://approval.example");

/** What the guard passes on for a request with these headers: nothing, or the problem. */
function verdictOn(headers: Record<string, string>): unknown {
  const next = vi.fn();
  void guard({ get: (name: string) => headers[name] } as unknown as Request, {} as unknown as Response, next);
  expect(next).toHaveBeenCalledOnce();
  return (next.mock.calls[0] as unknown[])[0];
}

test.each([
  { "sec-fetch-site": "same-origin" },
  { "sec-fetch-site": "same-origin", origin: "https://approval.example" },
  { origin: "https://approval.example" },
])("our own page may: %j", (headers) => {
  expect(verdictOn(headers)).toBeUndefined();
});

test.each([
  {},
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "same-site" },
  { "sec-fetch-site": "none" },
  { "sec-fetch-site": "cross-site", origin: "https://approval.example" },
  { origin: "https://evil.example" },
  { origin: "https://approval.example.evil.example" },
  { origin: "http://approval.example" },
  { origin: "null" },
  { referer: "https://approval.example/", host: "approval.example" },
])("nobody else: %j", (headers) => {
  expect(verdictOn(headers)).toMatchObject({ code: "cross-site" } satisfies Partial<Problem>);
});
