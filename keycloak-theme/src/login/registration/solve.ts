import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/web/pbkdf2";
import type { Challenge } from "altcha-lib/types";

/** The hardest takes a slow phone some fifteen seconds. */
const TIMEOUT_MS = 60_000;

/**
 * Solves a challenge of the approval-service and answers with what ALTCHA calls its payload. The keys are derived by WebCrypto,
 * which browsers run on threads of their own: the page stays responsive without a worker.
 * @throws for what is no challenge, and where a page comes without TLS, which has no WebCrypto
 */
export async function solve(challenge: unknown): Promise<string | undefined> {
  const solution = await solveChallenge({
    challenge: challenge as Challenge,
    deriveKey,
    timeout: TIMEOUT_MS,
  });
  return solution ? btoa(JSON.stringify({ challenge, solution })) : undefined;
}
