import type { FieldName, FieldProblems, RegistrationForm } from "./form";
import type { Proofs } from "./proofs";

/** How the approval-service answered, as far as the page is concerned. */
export type Answer = { outcome: "ok" } | { outcome: "invalid"; problems: FieldProblems } | Refusal;

/** Why it did not go on, other than for a field's sake. */
export type Refusal =
  | { outcome: "customer-mismatch" | "email-in-use" }
  | { outcome: "too-many-requests" | "later"; retryAfterSeconds?: number }
  | { outcome: "timeout" | "no-connection" };

/** It takes a proof of work first, or a harder one. */
export type ProofRequired = { outcome: "proof-required"; challenge: unknown };

const TIMEOUT_MS = 20_000;

/** How many proofs one question may cost: the one solved ahead, and one for each level that it turns out to be too easy. */
const MOST_PROOFS = 4;

/** Asks whether number and postal code belong together. */
export function checkCustomer(
  service: string,
  form: RegistrationForm,
  language: string,
  proofs: Proofs,
): Promise<Answer> {
  const { email, customerNumber, postalCode } = form;
  const body = { email, customerNumber, postalCode };
  return withProof(proofs, (proof) =>
    post(`${service}/api/registrations/check`, { ...body, proof }, language),
  );
}

/** Sends the registration. */
export function submitRegistration(
  service: string,
  form: RegistrationForm,
  privacyVersion: string,
  language: string,
  proofs: Proofs,
): Promise<Answer> {
  const { privacyAccepted, ...rest } = form;
  const body = { ...rest, privacyVersion: privacyAccepted ? privacyVersion : "", locale: language };
  return withProof(proofs, (proof) => post(`${service}/api/registrations`, { ...body, proof }, language));
}

/** Asks for the confirmation mail once more. Whether one is sent is told to nobody but the mailbox (decision 6). */
export async function requestMailAgain(service: string, email: string, language: string): Promise<Answer> {
  return settled(await post(`${service}/api/registrations/resend`, { email }, language));
}

/** Asks with a proof of work, and again with a harder one where the customer number is being guessed at. */
export async function withProof(
  proofs: Proofs,
  ask: (proof: string | undefined) => Promise<Answer | ProofRequired>,
): Promise<Answer> {
  let answer = await ask(await proofs.take());
  for (let count = 1; answer.outcome === "proof-required" && count < MOST_PROOFS; count++) {
    const proof = await proofs.solve(answer.challenge);
    if (proof === undefined) break;
    answer = await ask(proof);
  }
  return settled(answer);
}

function settled(answer: Answer | ProofRequired): Answer {
  return answer.outcome === "proof-required" ? { outcome: "later" } : answer;
}

async function post(url: string, body: object, language: string): Promise<Answer | ProofRequired> {
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
export function readProblem(
  status: number,
  body: unknown,
  retryAfter: string | null = null,
): Answer | ProofRequired {
  const code = isRecord(body) ? body["code"] : undefined;
  if (code === "proof-required" && isRecord(body)) return { outcome: code, challenge: body["challenge"] };
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
