import { expect, test } from "vitest";
import { findingsOf, leadsToAccount, problemMessage, refusalMessage, refusedFields } from "./findings";

test("a mismatch concerns number and postal code alike and leads back to them", () => {
  const refusal = { outcome: "customer-mismatch" } as const;
  expect(refusedFields(refusal)).toEqual(["customerNumber", "postalCode"]);
  expect(leadsToAccount(findingsOf(refusal))).toBe(true);
});

test("an outage leads nowhere", () => {
  for (const outcome of ["later", "timeout", "no-connection", "too-many-requests"] as const) {
    expect(leadsToAccount(findingsOf({ outcome }))).toBe(false);
  }
});

test("a wrong address on the second step leads back, a wrong name does not", () => {
  expect(leadsToAccount(findingsOf({ outcome: "invalid", problems: { email: "invalid" } }))).toBe(true);
  expect(leadsToAccount(findingsOf({ outcome: "invalid", problems: { lastName: "invalid" } }))).toBe(false);
});

test("each field says what is wrong with it in its own words", () => {
  expect(problemMessage("email", "invalid")).toBe("problemEmail");
  expect(problemMessage("lastName", "invalid")).toBe("problemInvalid");
  expect(problemMessage("privacyAccepted", "required")).toBe("problemPrivacy");
});

test("the waiting time is told in minutes where that helps", () => {
  const refused = (retryAfterSeconds: number) =>
    refusalMessage({ outcome: "too-many-requests", retryAfterSeconds });
  expect(refused(61)).toEqual({ key: "problemTooManyMinutes", minutes: "2" });
  expect(refused(20)).toEqual({ key: "problemTooMany" });
  expect(refused(86_400)).toEqual({ key: "problemTooMany" });
  expect(refusalMessage({ outcome: "later", retryAfterSeconds: 600 })).toEqual({ key: "problemLater" });
});
