import { describe, expect, test } from "vitest";
import { checkAccount, checkPerson, concernsAccount, EMPTY_FORM, type RegistrationForm } from "./form";

function aForm(differences: Partial<RegistrationForm> = {}): RegistrationForm {
  return {
    ...EMPTY_FORM,
    email: "erika@praxis.example",
    customerNumber: "1000001",
    postalCode: "56070",
    firstName: "Erika",
    lastName: "Mustermann",
    privacyAccepted: true,
    ...differences,
  };
}

describe("the first step", () => {
  test("accepts what people write, spaces and foreign postal codes included", () => {
    expect(checkAccount(aForm({ email: " erika@praxis.example ", postalCode: "SW1A 1AA" }))).toEqual({});
  });

  test("names every empty field", () => {
    expect(checkAccount(EMPTY_FORM)).toEqual({
      email: "required",
      customerNumber: "required",
      postalCode: "required",
    });
  });

  test.each(["erika", "erika@praxis", "@praxis.de", "a b@praxis.de"])("refuses %j as an address", (email) => {
    expect(checkAccount(aForm({ email }))).toEqual({ email: "invalid" });
  });

  test("answers at once to an address made to be slow", () => {
    const start = performance.now();
    expect(checkAccount(aForm({ email: `a@${".a".repeat(50_000)}@` }))).toEqual({ email: "too-long" });
    expect(performance.now() - start).toBeLessThan(50);
  });
});

describe("the second step", () => {
  test("asks for the names and the privacy policy, not for marketing", () => {
    expect(
      checkPerson(aForm({ firstName: "  ", lastName: "x".repeat(101), privacyAccepted: false })),
    ).toEqual({
      firstName: "required",
      lastName: "too-long",
      privacyAccepted: "required",
    });
    expect(checkPerson(aForm())).toEqual({});
  });

  test("leads back only for fields of the first", () => {
    expect(concernsAccount({ email: "invalid" })).toBe(true);
    expect(concernsAccount({ lastName: "invalid" })).toBe(false);
  });
});
