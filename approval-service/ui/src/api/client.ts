import type { HistoryEntry, ProblemDetails, Registration, RegistrationPage, Session } from "./types";

/** The API answered with a problem, or did not answer at all (`problem` undefined). */
export class ApiError extends Error {
  readonly problem: ProblemDetails | undefined;

  constructor(problem: ProblemDetails | undefined) {
    super(problem?.title ?? "no connection");
    this.problem = problem;
  }
}

/** The API in one language. Every function throws ApiError. */
export function createApi(language: string) {
  async function call<T>(method: "GET" | "POST", path: string, body?: object): Promise<T> {
    const response = await fetch(path, {
      method,
      headers: { "accept-language": language, ...(body && { "content-type": "application/json" }) },
      ...(body && { body: JSON.stringify(body) }),
    }).catch(() => {
      throw new ApiError(undefined);
    });
    const answer: unknown = await response.json().catch(() => undefined);
    if (!response.ok) throw new ApiError(answer as ProblemDetails | undefined);
    return answer as T;
  }

  return {
    session: () => call<Session>("GET", "/api/session"),
    pendingRegistrations: (after?: string) =>
      call<RegistrationPage>(
        "GET",
        `/api/registrations?state=pending${after === undefined ? "" : `&after=${encodeURIComponent(after)}`}`,
      ),
    registration: (id: string) => call<Registration>("GET", `/api/registrations/${encodeURIComponent(id)}`),
    history: (id: string) =>
      call<{ items: HistoryEntry[] }>("GET", `/api/registrations/${encodeURIComponent(id)}/history`),
    approve: (id: string) =>
      call<Registration>("POST", `/api/registrations/${encodeURIComponent(id)}/approve`, {}),
    reject: (id: string, reason: string) =>
      call<Registration>("POST", `/api/registrations/${encodeURIComponent(id)}/reject`, { reason }),
    logOut: () => call<{ location: string }>("POST", "/auth/logout", {}),
  };
}

export type Api = ReturnType<typeof createApi>;
