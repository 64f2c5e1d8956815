import { expect, test } from "vitest";
import type { User } from "../identity/identity.ts";
import { type State, STATES } from "../registration/registration.ts";
import { differenceOf, type KnownRegistration } from "./difference.ts";
import { isKeycloakTheOneInDoubt } from "./doubt.ts";

const EMAIL = "erika@praxis.example";

function known(state: State, isEffective = false, keycloakUserId: string | null = "user"): KnownRegistration {
  return { id: "registration", state, email: EMAIL, customerNumber: "1000001", isEffective, keycloakUserId };
}

function user(changes: Partial<User>): User {
  return {
    id: "user",
    email: EMAIL,
    firstName: "Erika",
    lastName: "Mustermann",
    locale: "de",
    enabled: true,
    customerNumbers: ["1000001"],
    registrationId: "registration",
    registeringFor: undefined,
    agreedTo: [],
    requiredActions: ["VERIFY_PROFILE", "UPDATE_PASSWORD"],
    ...changes,
  };
}

/** What each state comes to: without a user, with a disabled one, with one who can log in; before and after its effect. */
const TABLE: Record<State, [effect: boolean, none: string, disabled: string, enabled: string][]> = {
  unconfirmed: [[false, "-", "lost-confirmation", "lost-approval"]],
  pending: [[false, "lost-ending", "-", "lost-approval"]],
  approved: [
    [false, "lost-removal", "-", "lost-approval"],
    [true, "lost-removal", "-", "-"],
  ],
  invited: [
    [false, "lost-removal", "-", "lost-approval"],
    [true, "lost-removal", "-", "-"],
  ],
  completed: [[true, "lost-removal", "-", "-"]],
  rejected: [
    [false, "lost-rejection", "-", "lost-approval"],
    [true, "-", "-", "contradiction"],
  ],
  expired: [[false, "-", "-", "contradiction"]],
  withdrawn: [[false, "-", "-", "contradiction"]],
  "already-registered": [[false, "-", "-", "contradiction"]],
};

const rows = STATES.flatMap((state) => TABLE[state].map((row) => [state, ...row] as const));

test.each(rows)("%s (in effect: %s): %s, %s, %s", (state, effect, none, disabled, enabled) => {
  const registration = known(state, effect);
  expect(differenceOf(registration, undefined) ?? "-").toBe(none);
  expect(differenceOf(registration, user({ enabled: false })) ?? "-").toBe(disabled);
  expect(differenceOf(registration, user({})) ?? "-").toBe(enabled);
});

test("a registration that never had a user misses none", () => {
  for (const state of STATES) expect(differenceOf(known(state, false, null), undefined)).toBeUndefined();
});

test("an unknown registration's user is prepared, or an account", () => {
  expect(differenceOf(undefined, user({ enabled: false }))).toBe("lost-registration");
  expect(differenceOf(undefined, user({ enabled: false, requiredActions: [] }))).toBe("unknown-account");
  expect(differenceOf(undefined, user({}))).toBe("unknown-account");
});

test.each([
  { email: "somebody@else.example" },
  { customerNumbers: ["1000002"] },
  { customerNumbers: [] },
  { customerNumbers: ["1000001", "1000002"] },
])("a user with %o is nobody to approve by program", (changes) => {
  expect(differenceOf(known("pending"), user(changes))).toBe("contradiction");
  expect(differenceOf(known("pending"), user({ email: EMAIL.toUpperCase() }))).toBe("lost-approval");
});

test("many missing users mean another Keycloak, a handful means an afternoon's work", () => {
  expect(isKeycloakTheOneInDoubt({ missing: 10, accounts: 10 })).toBe(false);
  expect(isKeycloakTheOneInDoubt({ missing: 11, accounts: 100 })).toBe(true);
  expect(isKeycloakTheOneInDoubt({ missing: 100, accounts: 1_000 })).toBe(false);
});
