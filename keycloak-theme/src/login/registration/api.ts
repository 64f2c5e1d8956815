import type { FieldName, FieldProblems, RegistrationForm } from "./form";

/** How the approval-service answered, as far as the page is concerned. */
export type Answer =
  | { outcome: "ok" }
  | { outcome: "invalid"; problems: FieldProblems }
  | { outcome: "customer-mismatch" | "email-in-use" | "too-many-requests" | "later" | "no-connection" };

const TIMEOUT_MS = 20_000;

/** Asks whether number and postal code belong together. */
export function checkCustomer(service: string, form: RegistrationForm, language: string): Promise<Answer> {
  const { email, customerNumber, postalCode } = form;
  return post(`${service}/api/registrations/check`, { email, customerNumber, postalCode }, language);
}

/** Sends the registration. */
export function submitRegistration(
  service: string,
  form: RegistrationForm,
  privacyVersion: string,
  language: string,
): Promise<Answer> {
  const { privacyAccepted, ...rest } = form;
  const body = { ...rest, privacyVersion: privacyAccepted ? privacyVersion : "", locale: language };
  return post(`${service}/api/registrations`, body, language);
}

async function post(url: string, body: object, language: string): Promise<Answer> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", "accept-language": language },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.ok) return { outcome: "ok" };
    return readProblem(response.status, await response.json().catch(() => undefined));
  } catch {
    return { outcome: "no-connection" };
  }
}

const FIELD_OF: Record<string, FieldName> = {
  email: "email",
  customerNumber: "customerNumber",
  postalCode: "postalCode",
  firstName: "firstName",
  lastName: "lastName",
  privacyVersion: "privacyAccepted",
};

/** Reads problem details (RFC 9457); whatever is not understood means „try again later". */
export function readProblem(status: number, body: unknown): Answer {
  if (!isRecord(body)) return { outcome: "later" };
  switch (body["code"]) {
    case "customer-mismatch":
    case "email-in-use":
    case "too-many-requests":
      return { outcome: body["code"] };
    case "invalid-input": {
      const problems = readFieldProblems(body["errors"]);
      return Object.keys(problems).length > 0 ? { outcome: "invalid", problems } : { outcome: "later" };
    }
    default:
      return { outcome: status === 429 ? "too-many-requests" : "later" };
  }
}

function readFieldProblems(errors: unknown): FieldProblems {
  const problems: FieldProblems = {};
  if (!Array.isArray(errors)) return problems;
  for (const error of errors) {
    if (!isRecord(error) || typeof error["field"] !== "string") continue;
    const field = FIELD_OF[error["field"]];
    if (!field) continue;
    const { code } = error;
    problems[field] = code === "required" || code === "too-long" ? code : "invalid";
  }
  return problems;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
