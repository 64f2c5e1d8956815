/** Proofs of work, which each question about a customer costs; undefined where none can be had. */
export type Proofs = {
  /** Begins to solve one, for the question to come. */
  prepare(): void;
  /** The one that was begun. */
  take(): Promise<string | undefined>;
  /** Another one, for a challenge that came as an answer. */
  solve(challenge: unknown): Promise<string | undefined>;
};

type Steps = {
  fetchChallenge: () => Promise<unknown>;
  solve: (challenge: unknown) => Promise<string | undefined>;
};

/** Solves proofs of work ahead, while somebody is typing. Whatever fails is asked for again by the service's answer. */
export function createProofs({ fetchChallenge, solve }: Steps): Proofs {
  let ahead: Promise<string | undefined> | undefined;

  function prepare(): Promise<string | undefined> {
    ahead ??= fetchChallenge()
      .then(solve)
      .catch(() => undefined);
    return ahead;
  }

  return {
    prepare: () => void prepare(),
    take() {
      const taken = prepare();
      ahead = undefined;
      return taken;
    },
    solve: (challenge) => solve(challenge).catch(() => undefined),
  };
}

/** Those of the page; what solves them is not loaded before it is needed. */
export function createServiceProofs(service: string): Proofs {
  return createProofs({
    async fetchChallenge() {
      const response = await fetch(`${service}/api/registrations/challenge`, {
        signal: AbortSignal.timeout(20_000),
      });
      return (await response.json()) as unknown;
    },
    solve: async (challenge) => (await import("./solve")).solve(challenge),
  });
}
