import createClient, { type Client } from "openapi-fetch";
import type { components, paths } from "./schema";

export type Session = components["schemas"]["Session"];
export type Registration = components["schemas"]["Registration"];
/** One keyset page. */
export type RegistrationPage = { items: Registration[]; next: string | null };
export type Employee = components["schemas"]["Employee"];
export type Customer = components["schemas"]["Customer"];
export type CustomerDetail = components["schemas"]["CustomerDetail"];
export type CustomerHistoryEntry = components["schemas"]["CustomerHistoryEntry"];
export type Fault = components["schemas"]["Fault"];
export type WeekFigures = components["schemas"]["WeekFigures"];
export type EmployeePage = { items: Employee[]; next: string | null };
export type RegistrationState = Registration["state"];
export type Evidence = components["schemas"]["Evidence"];

/** Problem details (RFC 9457) with the members that some problems bring; title and detail are in the language that was asked for. */
export type ProblemDetails = components["schemas"]["Problem"] & {
  /** not-entitled: who is signed in. */
  name?: string;
  /** already-decided: what, by whom and when. */
  state?: RegistrationState;
  decidedBy?: { name: string } | null;
  decidedAt?: string | null;
  /** registration-pending: which. */
  registrationId?: string;
};

/**
 * The API answered with a problem; or something else answered in its place, such as a proxy; or nothing did, for want of a
 * connection (`problem` undefined in both cases).
 */
export class ApiError extends Error {
  readonly problem: ProblemDetails | undefined;
  readonly hasAnswer: boolean;

  constructor(problem: ProblemDetails | undefined, { hasAnswer }: { hasAnswer: boolean }) {
    super(problem?.title ?? "no answer of the API");
    this.problem = problem;
    this.hasAnswer = hasAnswer;
  }
}

export type Api = Client<paths>;

/**
 * The API in one language, typed by its own description (schema.d.ts).
 * @example const registration = await answer(api.GET("/api/registrations/{id}", { params: { path: { id } } }));
 */
export function createApi(language: string): Api {
  return createClient<paths>({ headers: { "accept-language": language } });
}

/**
 * What the API answered.
 * @throws ApiError
 */
export async function answer<Data>(
  request: Promise<{ data?: Data; error?: unknown; response: Response }>,
): Promise<NonNullable<Data>> {
  const { data, error, response } = await request.catch(() => {
    throw new ApiError(undefined, { hasAnswer: false });
  });
  if (!response.ok) throw new ApiError(isProblem(error) ? error : undefined, { hasAnswer: true });
  return data as NonNullable<Data>;
}

/** Ends the session; the answer says where the log-out goes on. */
export async function logOut(): Promise<{ location: string }> {
  const response = await fetch("/auth/logout", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
  });
  if (!response.ok) throw new ApiError(undefined, { hasAnswer: true });
  return (await response.json()) as { location: string };
}

function isProblem(error: unknown): error is ProblemDetails {
  return typeof error === "object" && error !== null && "code" in error;
}
