import { randomBytes } from "node:crypto";

/** Somebody who works for a customer and has no account yet. */
export type Employee = {
  email: string;
  customerNumber: string;
  postalCode: string;
  firstName: string;
  lastName: string;
  password: string;
};

/** A new employee of „Praxis am Rhein" unless told otherwise; the address is never used twice. */
export function anEmployee(differences: Partial<Employee> = {}): Employee {
  return {
    email: `erika.${randomBytes(5).toString("hex")}@praxis-rhein.example`,
    customerNumber: "1000001",
    postalCode: "56070",
    firstName: "Erika",
    lastName: "Mustermann",
    password: "Blaue-Bank-am-Rhein-7",
    ...differences,
  };
}

/** The visible words of the journey; the German ones are those of the user's article. */
export const WORDS = {
  de: {
    toRegister: "Noch kein CGM PORTAL-Benutzer?",
    email: "E-Mail-Adresse",
    customerNumber: "Kundennummer",
    postalCode: "Postleitzahl",
    next: "Weiter",
    firstName: "Vorname",
    lastName: "Nachname",
    privacy: /Datenschutzerklärung gelesen/,
    marketing: /Marketing|Informationen|Neuigkeiten/,
    register: "REGISTRIEREN",
    confirm: "Bestätigen",
    approve: "Genehmigen",
    reject: "Ablehnen",
    complete: "Registrierung abschließen",
    welcome: /Willkommen/,
    agreeTerms: /Nutzungsbedingungen/,
    agreePrivacy: /Datenschutzerklärung/,
    done: "Registrierung abgeschlossen",
    signIn: "Anmelden",
  },
  en: {
    toRegister: "No CGM PORTAL user yet?",
    email: "E-mail address",
    customerNumber: "Customer number",
    postalCode: "Postal code",
    next: "Continue",
    firstName: "First name",
    lastName: "Last name",
    privacy: /privacy policy/i,
    marketing: /marketing|news/i,
    register: "REGISTER",
    confirm: "Confirm",
    approve: "Approve",
    reject: "Reject",
    complete: "Complete registration",
    welcome: /Welcome/,
    agreeTerms: /terms of use/i,
    agreePrivacy: /privacy policy/i,
    done: "Registration completed",
    signIn: "Sign in",
  },
} as const;

export type Language = keyof typeof WORDS;

/** A link of the running stack. */
export function urlOf(name: "TEST_PORTAL_URL" | "TEST_APPROVAL_URL" | "TEST_KEYCLOAK_URL"): string {
  const url = process.env[name];
  if (!url) throw new Error(`${name} is not set: run the tests with npm test.`);
  return url;
}
