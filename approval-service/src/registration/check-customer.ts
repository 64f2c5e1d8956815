import type { Crm } from "../crm/crm.ts";
import type { Database } from "../database/database.ts";
import { type AttemptCounts, countAttempts, readAttempts } from "../database/statements/count-attempts.ts";
import { type Level, levelAfter } from "../proof-of-work/level.ts";
import { comparable, type Customer } from "./customer.ts";

/** How many wrong combinations are taken in an hour. */
export type MismatchLimits = {
  /** From one client address; a large practice may share one. */
  perAddress: number;
  /** For one customer number, from everywhere: no limit to anybody, it only makes proofs harder. */
  perCustomer: number;
};

export type CustomerCheck =
  | { outcome: "matched"; customer: Customer }
  | { outcome: "mismatch" }
  | { outcome: "proof-required"; level: Level }
  | { outcome: "too-many-attempts"; retryAfterSeconds: number };

const WINDOW_SECONDS = 3_600;

/** Wrong combinations of one address for one number. */
const PER_PAIR = 10;

/**
 * Asks the CRM whether number and postal code belong together, makes every question cost and stops who guesses.
 *
 * Only wrong combinations count. The counters are looked at before and after the question, so that of a thousand parallel
 * guesses those that come after the limit learn nothing, the right one included. A customer number that is being guessed at
 * is never locked, it only takes more work to ask about it, whether there is such a number or not (GUARDS A3, A4).
 * @throws CrmUnavailable when the CRM does not answer in time
 */
export async function checkCustomer(
  { crm, database, mismatchLimits }: { crm: Crm; database: Database; mismatchLimits: MismatchLimits },
  claim: {
    customerNumber: string;
    postalCode: string;
    clientAddress: string;
    /** How hard a proof of work came with the question, if any. */
    proof: Level | undefined;
  },
): Promise<CustomerCheck> {
  const number = comparable(claim.customerNumber);
  const address = `mismatch:${claim.clientAddress}`;
  const pair = `${address}:${number}`;
  const everywhere = `mismatch-of:${number}`;
  const keys = [address, pair, everywhere];

  /** Whether this client has used up its wrong guesses. */
  const isUsedUp = ({ counts }: AttemptCounts): boolean =>
    (counts.get(address) ?? 0) > mismatchLimits.perAddress || (counts.get(pair) ?? 0) > PER_PAIR;
  const tooMany = ({ secondsLeft }: AttemptCounts): CustomerCheck => ({
    outcome: "too-many-attempts",
    retryAfterSeconds: secondsLeft,
  });

  const before = await readAttempts(database, keys, WINDOW_SECONDS);
  if (isUsedUp(before)) return tooMany(before);
  const ofAddress = levelAfter(before.counts.get(address) ?? 0, mismatchLimits.perAddress);
  const ofNumber = levelAfter(before.counts.get(everywhere) ?? 0, mismatchLimits.perCustomer);
  const level = ofAddress > ofNumber ? ofAddress : ofNumber;
  if (claim.proof === undefined || claim.proof < level) return { outcome: "proof-required", level };
  const customer = await crm.findCustomer(claim.customerNumber, claim.postalCode);
  const count = customer ? readAttempts : countAttempts;
  const after = await count(database, keys, WINDOW_SECONDS);
  if (isUsedUp(after)) return tooMany(after);
  return customer ? { outcome: "matched", customer } : { outcome: "mismatch" };
}
