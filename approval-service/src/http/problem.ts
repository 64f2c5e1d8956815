import type { ErrorRequestHandler, Request, Response } from "express";
import { CrmUnavailable } from "../crm/crm.ts";
import { DatabaseUnavailable } from "../database/database.ts";
import { IdentityUnavailable } from "../identity/identity.ts";
import type { Language } from "../language.ts";
import { ProviderUnavailable } from "../session/open-id-provider.ts";

type Words = Record<Language, { title: string; detail: string }>;

/** Every problem the API can answer with: its status and its words (RFC 9457). */
export const PROBLEMS = {
  "invalid-input": {
    status: 400,
    de: {
      title: "Bitte prüfen Sie Ihre Eingaben",
      detail: "Mindestens eine Angabe fehlt oder ist ungültig.",
    },
    en: { title: "Please check your entries", detail: "At least one entry is missing or invalid." },
  },
  "not-signed-in": {
    status: 401,
    de: { title: "Nicht angemeldet", detail: "Bitte melden Sie sich an." },
    en: { title: "Not signed in", detail: "Please sign in." },
  },
  "not-entitled": {
    status: 403,
    de: {
      title: "Keine Berechtigung",
      detail: "Diese Seite ist Super Admins und dem Back-Office vorbehalten.",
    },
    en: { title: "Not entitled", detail: "This page is for super admins and the back office." },
  },
  "own-registration": {
    status: 403,
    de: {
      title: "Eigene Registrierung",
      detail: "Über die eigene Registrierung kann niemand selbst entscheiden.",
    },
    en: { title: "Your own registration", detail: "Nobody can decide on their own registration." },
  },
  "own-account": {
    status: 403,
    de: {
      title: "Ihr eigenes Konto",
      detail: "Am eigenen Konto kann das niemand selbst ändern.",
    },
    en: { title: "Your own account", detail: "Nobody can change this of their own account." },
  },
  "authority-ended": {
    status: 403,
    de: {
      title: "Bitte melden Sie sich neu an",
      detail:
        "Dafür brauchen wir Ihre eigene Berechtigung in Keycloak, und Ihre Anmeldung dort ist abgelaufen. Es wurde nichts geändert.",
    },
    en: {
      title: "Please sign in again",
      detail:
        "This needs your own authority in Keycloak, and your sign-in there has ended. Nothing was changed.",
    },
  },
  "authority-missing": {
    status: 403,
    de: {
      title: "Keycloak lässt das nicht zu",
      detail:
        "Ihr Konto darf in Keycloak keine Super Admins bestimmen. Es wurde nichts geändert. Bitte wenden Sie sich an Ihre Keycloak-Administration.",
    },
    en: {
      title: "Keycloak does not allow this",
      detail:
        "Your account may not appoint super admins in Keycloak. Nothing was changed. Please ask your Keycloak administrators.",
    },
  },
  "cross-site": {
    status: 403,
    de: {
      title: "Anfrage von einer fremden Seite",
      detail: "Diese Anfrage kam nicht von unserer eigenen Seite.",
    },
    en: { title: "Request from a foreign page", detail: "This request did not come from our own page." },
  },
  "not-found": {
    status: 404,
    de: { title: "Nicht gefunden", detail: "Diese Adresse oder dieser Eintrag wurde nicht gefunden." },
    en: { title: "Not found", detail: "This address or entry was not found." },
  },
  "email-in-use": {
    status: 409,
    de: {
      title: "E-Mail-Adresse bereits registriert",
      detail: "Zu dieser E-Mail-Adresse gibt es bereits ein Benutzerkonto oder eine Registrierung.",
    },
    en: {
      title: "E-mail address already registered",
      detail: "There already is an account or a registration with this e-mail address.",
    },
  },
  "registration-pending": {
    status: 409,
    de: {
      title: "Wartet schon auf Ihre Freigabe",
      detail: "Diese Person hat sich selbst registriert. Bitte genehmigen Sie die Registrierung.",
    },
    en: {
      title: "Already waiting for your approval",
      detail: "This person has registered themselves. Please approve the registration.",
    },
  },
  "last-super-admin": {
    status: 409,
    de: {
      title: "Letzter Super Admin",
      detail: "Jeder Kunde braucht einen aktiven Super Admin. Bestimmen Sie zuerst einen anderen.",
    },
    en: {
      title: "Last super admin",
      detail: "Every customer needs an active super admin. Appoint another one first.",
    },
  },
  "account-not-ready": {
    status: 409,
    de: {
      title: "Benutzerkonto noch nicht eingerichtet",
      detail: "Das Benutzerkonto wird gerade eingerichtet. Bitte versuchen Sie es gleich noch einmal.",
    },
    en: {
      title: "Account not ready yet",
      detail: "The account is being set up. Please try again in a moment.",
    },
  },
  "account-disabled": {
    status: 409,
    de: {
      title: "Benutzerkonto nicht aktiv",
      detail: "Super Admin kann nur sein, wer sich anmelden kann. Bitte aktivieren Sie das Konto zuerst.",
    },
    en: {
      title: "Account not active",
      detail: "Only somebody who can sign in can be a super admin. Please activate the account first.",
    },
  },
  "not-unconfirmed": {
    status: 409,
    de: {
      title: "Nicht mehr zu ändern",
      detail: "Die E-Mail-Adresse lässt sich nur korrigieren, solange sie noch nicht bestätigt ist.",
    },
    en: {
      title: "Cannot be changed any more",
      detail: "The e-mail address can be corrected only until it has been confirmed.",
    },
  },
  "nothing-to-complete": {
    status: 409,
    de: {
      title: "Nichts abzuschließen",
      detail: "Diese Person kann oder muss im Moment keine Registrierung abschließen.",
    },
    en: {
      title: "Nothing to complete",
      detail: "This person cannot or need not complete a registration at the moment.",
    },
  },
  "already-decided": {
    status: 409,
    de: { title: "Bereits entschieden", detail: "Über diese Registrierung wurde bereits entschieden." },
    en: { title: "Already decided", detail: "This registration has been decided already." },
  },
  "too-late": {
    status: 409,
    de: {
      title: "Zu spät",
      detail: "Diese Entscheidung lässt sich nicht mehr zurücknehmen.",
    },
    en: { title: "Too late", detail: "This decision can no longer be taken back." },
  },
  "too-large": {
    status: 413,
    de: { title: "Anfrage zu groß", detail: "Die Anfrage ist größer, als hier erlaubt ist." },
    en: { title: "Request too large", detail: "The request is larger than allowed here." },
  },
  "unsupported-media-type": {
    status: 415,
    de: { title: "Falsches Format", detail: "Hier wird nur application/json angenommen." },
    en: { title: "Wrong format", detail: "Only application/json is accepted here." },
  },
  "customer-mismatch": {
    status: 422,
    de: {
      title: "Kundennummer und Postleitzahl passen nicht zusammen",
      detail:
        "Die Kombination aus Kundennummer und Postleitzahl stimmt nicht mit unseren Daten überein. " +
        "Ihre Kundennummer finden Sie auf unseren Angeboten oder Rechnungen.",
    },
    en: {
      title: "Customer number and postal code do not match",
      detail:
        "The combination of customer number and postal code does not match our records. " +
        "You will find your customer number on our offers or invoices.",
    },
  },
  "proof-required": {
    status: 428,
    de: {
      title: "Rechenaufgabe nötig",
      detail:
        "Bitte lösen Sie die beigefügte Rechenaufgabe und senden Sie die Anfrage mit der Lösung noch einmal.",
    },
    en: {
      title: "Proof of work required",
      detail: "Please solve the enclosed challenge and send the request again with its solution.",
    },
  },
  "too-many-requests": {
    status: 429,
    de: {
      title: "Zu viele Versuche",
      detail: "Bitte warten Sie einen Moment und versuchen Sie es dann noch einmal.",
    },
    en: { title: "Too many attempts", detail: "Please wait a moment and then try again." },
  },
  internal: {
    status: 500,
    de: {
      title: "Das hat leider nicht geklappt",
      detail: "Auf unserer Seite ist ein Fehler aufgetreten. Bitte versuchen Sie es später noch einmal.",
    },
    en: { title: "Something went wrong", detail: "There was an error on our side. Please try again later." },
  },
  "crm-unavailable": {
    status: 503,
    de: {
      title: "Prüfung gerade nicht möglich",
      detail: "Ihre Angaben können gerade nicht geprüft werden. Bitte versuchen Sie es später noch einmal.",
    },
    en: {
      title: "Check not possible right now",
      detail: "We cannot check your details right now. Please try again later.",
    },
  },
  unavailable: {
    status: 503,
    de: {
      title: "Gerade nicht erreichbar",
      detail: "Bitte versuchen Sie es in einigen Minuten noch einmal.",
    },
    en: { title: "Not available right now", detail: "Please try again in a few minutes." },
  },
} as const satisfies Record<string, { status: number } & Words>;

export type ProblemCode = keyof typeof PROBLEMS;

/** What is wrong with one field of the input. */
export type FieldError = { field: string; code: "required" | "too-long" | "invalid" };

const FIELD_WORDS: Record<FieldError["code"], Record<Language, string>> = {
  required: { de: "Bitte füllen Sie dieses Feld aus.", en: "Please fill in this field." },
  "too-long": { de: "Diese Angabe ist zu lang.", en: "This entry is too long." },
  invalid: { de: "Bitte prüfen Sie diese Angabe.", en: "Please check this entry." },
};

/** Thrown by a route to answer with a problem; `sendProblems` is the one place that turns it into a response. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly code: ProblemCode;
  readonly errors: readonly FieldError[] | undefined;
  readonly extension: Record<string, unknown>;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ProblemCode,
    options: {
      errors?: readonly FieldError[];
      /** Further members of the problem document (RFC 9457 section 3.2). */
      extension?: Record<string, unknown>;
      retryAfterSeconds?: number;
      cause?: unknown;
    } = {},
  ) {
    super(code, { cause: options.cause });
    this.code = code;
    this.errors = options.errors;
    this.extension = options.extension ?? {};
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** The language to answer in: the first of Accept-Language that we speak, else German. */
export function languageOf(request: Request): Language {
  return request.acceptsLanguages("de", "en") === "en" ? "en" : "de";
}

/** Answers with a problem document. */
function sendProblem(request: Request, response: Response, problem: Problem): void {
  const { status, ...words } = PROBLEMS[problem.code];
  const language = languageOf(request);
  const errors = problem.errors?.map((error) => ({ ...error, detail: FIELD_WORDS[error.code][language] }));
  if (problem.retryAfterSeconds !== undefined) response.set("Retry-After", String(problem.retryAfterSeconds));
  response.vary("Accept-Language");
  response
    .status(status)
    .set("Cache-Control", "no-store")
    .set("Content-Language", language)
    .type("application/problem+json")
    .send(
      JSON.stringify({
        type: `urn:cgm-portal:problem:${problem.code}`,
        ...words[language],
        status,
        code: problem.code,
        ...(errors && { errors }),
        ...problem.extension,
      }),
    );
}

/**
 * Express's last handler, and the one place where faults become answers: a Problem is sent as it is, what a dependency
 * cannot do now becomes „try again later", everything else is our fault.
 */
export const sendProblems: ErrorRequestHandler = (error: unknown, request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const problem = problemOf(error);
  // For the request log, which keeps what is safe to keep.
  if (PROBLEMS[problem.code].status >= 500 && problem.cause instanceof Error) response.err = problem.cause;
  sendProblem(request, response, problem);
};

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof CrmUnavailable)
    return new Problem("crm-unavailable", { retryAfterSeconds: 60, cause: error });
  if (
    error instanceof IdentityUnavailable ||
    error instanceof DatabaseUnavailable ||
    error instanceof ProviderUnavailable
  )
    return new Problem("unavailable", { retryAfterSeconds: 30, cause: error });
  // What Express and its body parsers throw carries the status of the client's mistake.
  const status = error instanceof Error && "status" in error ? error.status : undefined;
  if (status === 413) return new Problem("too-large", { cause: error });
  if (status === 415) return new Problem("unsupported-media-type", { cause: error });
  if (typeof status === "number" && status >= 400 && status < 500) {
    return new Problem("invalid-input", { errors: [], cause: error });
  }
  return new Problem("internal", { cause: error });
}
