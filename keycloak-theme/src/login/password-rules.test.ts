import { expect, test } from "vitest";
import { type PasswordPolicies, passwordRules } from "./password-rules";

function unmet(policies: PasswordPolicies, password: string): string[] {
  return passwordRules(policies)
    .filter(({ isMet }) => isMet?.(password) === false)
    .map(({ key }) => key);
}

test("the portal's policy reads as three rules", () => {
  const policies = { length: 12, maxLength: 128, notEmail: true, notUsername: true, passwordHistory: 5 };
  expect(passwordRules(policies).map(({ key }) => key)).toEqual([
    "passwordRuleLength",
    "passwordRuleNotEmail",
    "passwordRuleHistory",
  ]);
});

test("a realm without a policy has no rules", () => {
  expect(passwordRules({})).toEqual([]);
});

test("what the page can tell, it tells", () => {
  const policies = { length: 8, digits: 1, upperCase: 1, lowerCase: 1, specialChars: 1 };
  expect(unmet(policies, "ÄÖÜ")).toEqual([
    "passwordRuleLength",
    "passwordRuleDigits",
    "passwordRuleLowerCase",
    "passwordRuleSpecialChars",
  ]);
  expect(unmet(policies, "Grüße-2026")).toEqual([]);
});
