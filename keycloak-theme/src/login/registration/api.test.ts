import { expect, test } from "vitest";
import { readProblem } from "./api";

test("number and postal code are refused together", () => {
  expect(readProblem(422, { code: "customer-mismatch" })).toEqual({ outcome: "customer-mismatch" });
});

test("field errors arrive at the fields of the form", () => {
  const errors = [
    { field: "email", code: "invalid" },
    { field: "privacyVersion", code: "required" },
    { field: "unheard-of", code: "required" },
    "nonsense",
  ];
  expect(readProblem(400, { code: "invalid-input", errors })).toEqual({
    outcome: "invalid",
    problems: { email: "invalid", privacyAccepted: "required" },
  });
});

test("a proof of work that is asked for comes with its challenge", () => {
  const challenge = { parameters: {}, signature: "" };
  expect(readProblem(428, { code: "proof-required", challenge })).toEqual({
    outcome: "proof-required",
    challenge,
  });
});

test("too many requests and an outage say when to come back", () => {
  expect(readProblem(429, { code: "too-many-requests" }, "900")).toEqual({
    outcome: "too-many-requests",
    retryAfterSeconds: 900,
  });
  expect(readProblem(503, { code: "crm-unavailable" }, "30")).toEqual({
    outcome: "later",
    retryAfterSeconds: 30,
  });
});

test.each([
  [502, undefined],
  [500, { code: "something-new" }],
  [400, { code: "invalid-input", errors: [] }],
  [400, null],
])("%i with %j means: later", (status, body) => {
  expect(readProblem(status, body)).toEqual({ outcome: "later" });
});

test("a proxy's 429 without a body is understood", () => {
  expect(readProblem(429, undefined, "soon")).toEqual({ outcome: "too-many-requests" });
});
