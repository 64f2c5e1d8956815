/** Where the commands print. Whatever reaches it, known secrets are blackened. */
export interface Output {
  line(text?: string): void;
  json(value: unknown): void;
  error(text: string): void;
}

/** Shorter than this, a password is a demo's ("admin"), and blackening it would blacken ordinary words. */
const SHORTEST_SECRET = 8;

/** An output that never shows one of the given secrets, not even inside an answer of Keycloak's. */
export function createOutput(secrets: readonly string[]): Output {
  const hidden = secrets.filter((secret) => secret.length >= SHORTEST_SECRET);
  const blacken = (text: string): string =>
    hidden.reduce((result, secret) => result.replaceAll(secret, "(secret)"), text);
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    // Piped into `head`: whoever read has seen enough.
    if (error.code !== "EPIPE") throw error;
  });
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
