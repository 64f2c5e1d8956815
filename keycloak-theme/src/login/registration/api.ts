import type { FieldName, FieldProblems, RegistrationForm } from "./form";

/** How the approval-service answered, as far as the page is concerned. */
export type Answer = { outcome: "ok" } | { outcome: "invalid"; problems: FieldProblems } | Refusal;

/** Why it did not go on, other than for a field's sake. */
export type Refusal =
  | { outcome: "customer-mismatch" | "email-in-use" }
  | { outcome: "too-many-requests" | "later"; retryAfterSeconds?: number }
  | { outcome: "timeout" | "no-connection" };

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

/** Asks for the confirmation mail once more. Whether one is sent is told to nobody but the mailbox (decision 6). */
export function requestMailAgain(service: string, email: string, language: string): Promise<Answer> {
  return post(`${service}/api/registrations/resend`, { email }, language);
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
    const problem: unknown = await response.json().catch(() => undefined);
    return readProblem(response.status, problem, response.headers.get("retry-after"));
  } catch (error) {
    const isTimeout = error instanceof DOMException && error.name === "TimeoutError";
    return { outcome: isTimeout ? "timeout" : "no-connection" };
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
export function readProblem(status: number, body: unknown, retryAfter: string | null = null): Answer {
  const code = isRecord(body) ? body["code"] : undefined;
  if (code === "customer-mismatch" || code === "email-in-use") return { outcome: code };
  if (code === "invalid-input" && isRecord(body)) {
    const problems = readFieldProblems(body["errors"]);
    if (Object.keys(problems).length > 0) return { outcome: "invalid", problems };
  }
  const outcome = code === "too-many-requests" || status === 429 ? "too-many-requests" : "later";
  const retryAfterSeconds = readRetryAfter(retryAfter);
  return retryAfterSeconds === undefined ? { outcome } : { outcome, retryAfterSeconds };
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

/** Retry-After as a number of seconds (RFC 9110 section 10.2.3); our service never sends a date. */
function readRetryAfter(header: string | null): number | undefined {
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
