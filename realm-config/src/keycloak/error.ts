/** Keycloak refused or failed a request: says which one, and what Keycloak answered. */
export class KeycloakError extends Error {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly answer: string;

  constructor(method: string, path: string, status: number, answer: string) {
    super(`${method} ${path} → ${status} ${answer === "" ? "(empty answer)" : answer}`);
    this.name = "KeycloakError";
    this.method = method;
    this.path = path;
    this.status = status;
    this.answer = answer;
  }
}
