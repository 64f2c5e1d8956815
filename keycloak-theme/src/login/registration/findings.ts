import type { I18n } from "../i18n";
import type { Answer, Refusal } from "./api";
import { concernsAccount, type FieldName, type FieldProblem, type FieldProblems } from "./form";

/** What keeps somebody on a step: fields to correct, or one refusal for the whole of it. */
export type Findings = { problems: FieldProblems; refusal?: Refusal };

export const NOTHING: Findings = { problems: {} };

type MessageKey = Parameters<I18n["msgStr"]>[0];

/** What the page makes of an answer that does not lead on. */
export function findingsOf(answer: Exclude<Answer, { outcome: "ok" }>): Findings {
  return answer.outcome === "invalid" ? { problems: answer.problems } : { problems: {}, refusal: answer };
}

/** Whether it takes the first step's fields to put this right. */
export function leadsToAccount({ problems, refusal }: Findings): boolean {
  return concernsAccount(problems) || (refusal !== undefined && refusedFields(refusal).length > 0);
}

/** The fields that a refusal is about. Number and postal code are never told apart (decision 6). */
export function refusedFields({ outcome }: Refusal): readonly FieldName[] {
  if (outcome === "customer-mismatch") return ["customerNumber", "postalCode"];
  return outcome === "email-in-use" ? ["email"] : [];
}

/** The words for what is wrong with a field. */
export function problemMessage(field: FieldName, problem: FieldProblem): MessageKey {
  if (field === "privacyAccepted") return "problemPrivacy";
  if (field === "email" && problem === "invalid") return "problemEmail";
  const messages = {
    required: "problemRequired",
    "too-long": "problemTooLong",
    invalid: "problemInvalid",
  } as const;
  return messages[problem];
}

const REFUSAL_MESSAGES = {
  "customer-mismatch": "problemCustomerMismatch",
  "email-in-use": "problemEmailInUse",
  "too-many-requests": "problemTooMany",
  later: "problemLater",
  timeout: "problemTimeout",
  "no-connection": "problemConnection",
} as const satisfies Record<Refusal["outcome"], MessageKey>;

/** The words for a refusal, and what goes into them. */
export function refusalMessage(refusal: Refusal): { key: MessageKey; minutes?: string } {
  const key = REFUSAL_MESSAGES[refusal.outcome];
  if (refusal.outcome !== "too-many-requests" || refusal.retryAfterSeconds === undefined) return { key };
  const minutes = Math.ceil(refusal.retryAfterSeconds / 60);
  // A number of minutes helps; „1,440 minutes" does not.
  return minutes > 1 && minutes <= 90 ? { key: "problemTooManyMinutes", minutes: String(minutes) } : { key };
}
