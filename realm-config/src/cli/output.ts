/** Where the commands print. Whatever reaches it, known secrets are blackened. */
export interface Output {
  line(text?: string): void;
  json(value: unknown): void;
  error(text: string): void;
}

/** An output that never shows one of the given secrets, not even inside an answer of Keycloak's. */
export function createOutput(secrets: readonly string[]): Output {
  const blacken = (text: string): string =>
    secrets.reduce(
      (result, secret) => (secret === "" ? result : result.replaceAll(secret, "(secret)")),
      text,
    );
  return {
    line(text = "") {
      process.stdout.write(`${blacken(text)}\n`);
    },
    json(value) {
      process.stdout.write(`${blacken(JSON.stringify(value, null, 2))}\n`);
    },
    error(text) {
      process.stderr.write(`${blacken(text)}\n`);
    },
  };
}
