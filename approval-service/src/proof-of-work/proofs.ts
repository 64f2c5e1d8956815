import { createChallenge, randomInt, verifySolution } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { scryptSync } from "node:crypto";
import { z } from "zod";
import type { Database } from "../database/database.ts";
import { spendProof } from "../database/statements/spend-proof.ts";
import { type Level, LEVELS } from "./level.ts";

/** A task as ALTCHA writes it (version 2), signed by us. */
export const challenge = z
  .object({
    parameters: z.object({
      algorithm: z.literal("PBKDF2/SHA-256"),
      cost: z.int(),
      data: z.object({ level: z.literal(LEVELS) }),
      expiresAt: z.int(),
      keyLength: z.int(),
      keyPrefix: z.string(),
      keySignature: z.string(),
      nonce: z.string(),
      salt: z.string(),
    }),
    signature: z.string(),
  })
  .meta({ id: "Challenge", description: "A proof-of-work challenge of ALTCHA, version 2." });

export type Challenge = z.output<typeof challenge>;

const payload = z.object({
  challenge,
  solution: z.object({ counter: z.number(), derivedKey: z.string() }),
});

export type Proofs = {
  /** A new task of that level. */
  challenge(level: Level): Promise<Challenge>;
  /** The level of a proof that is valid and was not handed in before; it is spent by this. */
  redeem(proof: string | undefined): Promise<Level | undefined>;
};

/** As long as somebody fills in a step; who takes longer solves another one, unasked. It also bounds what can be solved in store. */
const LIFETIME_MS = 10 * 60_000;

/** How many keys an ordinary task makes its solver derive: a number in between, drawn for each, so none can be skipped. */
const TRIES = { least: 60, most: 100 };
const HARDER = 4;

/**
 * Proof-of-work challenges that no instance has to remember: signed with a key that all derive from the same secret. Only
 * the solved ones leave a trace, in PostgreSQL, so that each counts once.
 */
export function createProofs(options: {
  database: Database;
  /** One of the service's secrets. */
  secret: string;
  /** PBKDF2 rounds of each key. */
  rounds: number;
}): Proofs {
  const secrets = deriveSecrets(options.secret);
  return {
    async challenge(level) {
      const factor = HARDER ** level;
      return challenge.parse(
        await createChallenge({
          algorithm: "PBKDF2/SHA-256",
          cost: options.rounds,
          counter: randomInt(TRIES.most * factor, TRIES.least * factor),
          data: { level },
          deriveKey,
          expiresAt: new Date(Date.now() + LIFETIME_MS),
          ...secrets,
        }),
      );
    },

    async redeem(proof) {
      const handedIn = payload.safeParse(decode(proof));
      if (!handedIn.success) return undefined;
      const { parameters } = handedIn.data.challenge;
      const { verified } = await verifySolution({ ...handedIn.data, deriveKey, ...secrets });
      if (!verified) return undefined;
      const isFirst = await spendProof(options.database, parameters.nonce, parameters.expiresAt);
      return isFirst ? parameters.data.level : undefined;
    },
  };
}

/** ALTCHA's form of a solved challenge: JSON in base64. */
function decode(proof = ""): unknown {
  try {
    return JSON.parse(Buffer.from(proof, "base64").toString("utf8"));
  } catch {
    return undefined;
  }
}

/** Signatures are given to everybody; that nobody can try passwords on them, the key is slow to derive. */
function deriveSecrets(secret: string): { hmacSignatureSecret: string; hmacKeySignatureSecret: string } {
  const keys = scryptSync(secret, "cgm-portal proof of work", 64).toString("hex");
  return { hmacSignatureSecret: keys.slice(0, 64), hmacKeySignatureSecret: keys.slice(64) };
}
