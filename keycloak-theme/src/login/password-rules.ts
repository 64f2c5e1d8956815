import type { I18n } from "./i18n";

/** The realm's password policy, as far as Keycloak tells it to the page. */
export type PasswordPolicies = {
  length?: number;
  maxLength?: number;
  digits?: number;
  lowerCase?: number;
  upperCase?: number;
  specialChars?: number;
  notUsername?: boolean;
  notEmail?: boolean;
  passwordHistory?: number;
};

/** A rule in words. `isMet` is absent where the page cannot tell. */
export type PasswordRule = {
  key: Parameters<I18n["msgStr"]>[0];
  argument?: string;
  isMet?: (password: string) => boolean;
};

/** What the policy asks for, in the order in which people read it. */
export function passwordRules(policies: PasswordPolicies): PasswordRule[] {
  const { length, maxLength, digits, lowerCase, upperCase, specialChars } = policies;
  return [
    ...rule("passwordRuleLength", length, (password, least) => password.length >= least),
    // Hardly anybody comes near it: not worth a line unless it is short.
    ...(maxLength !== undefined && maxLength < 64
      ? rule("passwordRuleMaxLength", maxLength, (password, most) => password.length <= most)
      : []),
    ...rule("passwordRuleDigits", digits, atLeast(/\p{Nd}/gu)),
    ...rule("passwordRuleLowerCase", lowerCase, atLeast(/\p{Ll}/gu)),
    ...rule("passwordRuleUpperCase", upperCase, atLeast(/\p{Lu}/gu)),
    ...rule("passwordRuleSpecialChars", specialChars, atLeast(/[^\p{L}\p{Nd}]/gu)),
    ...(policies.notEmail || policies.notUsername ? [{ key: "passwordRuleNotEmail" } as const] : []),
    ...(policies.passwordHistory ? [{ key: "passwordRuleHistory" } as const] : []),
  ];
}

function rule(
  key: PasswordRule["key"],
  limit: number | undefined,
  isMet: (password: string, limit: number) => boolean,
): PasswordRule[] {
  if (limit === undefined || limit < 1) return [];
  return [{ key, argument: String(limit), isMet: (password) => isMet(password, limit) }];
}

function atLeast(characters: RegExp): (password: string, least: number) => boolean {
  return (password, least) => (password.match(characters)?.length ?? 0) >= least;
}
