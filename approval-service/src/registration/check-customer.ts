import type { Crm } from "../crm/crm.ts";
import type { Database } from "../database/database.ts";
import { type AttemptCounts, countAttempts, readAttempts } from "../database/statements/count-attempts.ts";
import { comparable, type Customer } from "./customer.ts";

/** How many wrong combinations are taken in an hour. */
export type MismatchLimits = {
  /** From one client address; a large practice may share one. */
  perAddress: number;
  /** For one customer number, from everywhere, before it counts as under attack. */
  perCustomer: number;
};

export type CustomerCheck =
  | { outcome: "matched"; customer: Customer }
  | { outcome: "mismatch" }
  | { outcome: "too-many-attempts"; retryAfterSeconds: number };

const WINDOW_SECONDS = 3_600;

/** Wrong combinations of one address for one number: generous, until the number is being guessed at. */
const PER_PAIR = 10;
const PER_PAIR_UNDER_ATTACK = 2;

/**
 * Asks the CRM whether number and postal code belong together, and stops who guesses.
 *
 * Only wrong combinations count. The counters are looked at before and after the question, so that of a thousand parallel
 * guesses those that come after the limit learn nothing, the right one included. A customer number that is being guessed at
 * is never locked: an address that has not failed for it gets its tries, only fewer (GUARDS A3, A4).
 * @throws CrmUnavailable when the CRM does not answer in time
 */
export async function checkCustomer(
  { crm, database, mismatchLimits }: { crm: Crm; database: Database; mismatchLimits: MismatchLimits },
  claim: { customerNumber: string; postalCode: string; clientAddress: string },
): Promise<CustomerCheck> {
  const number = comparable(claim.customerNumber);
  const address = `mismatch:${claim.clientAddress}`;
  const pair = `${address}:${number}`;
  const everywhere = `mismatch-of:${number}`;
  const keys = [address, pair, everywhere];

  /** Whether this client has used up its wrong guesses. */
  const isUsedUp = ({ counts }: AttemptCounts): boolean => {
    const countOf = (key: string) => counts.get(key) ?? 0;
    const isUnderAttack = countOf(everywhere) > mismatchLimits.perCustomer;
    return (
      countOf(address) > mismatchLimits.perAddress ||
      countOf(pair) > (isUnderAttack ? PER_PAIR_UNDER_ATTACK : PER_PAIR)
    );
  };
  const tooMany = ({ secondsLeft }: AttemptCounts): CustomerCheck => ({
    outcome: "too-many-attempts",
    retryAfterSeconds: secondsLeft,
  });

  const before = await readAttempts(database, keys, WINDOW_SECONDS);
  if (isUsedUp(before)) return tooMany(before);
  const customer = await crm.findCustomer(claim.customerNumber, claim.postalCode);
  const count = customer ? readAttempts : countAttempts;
  const after = await count(database, keys, WINDOW_SECONDS);
  if (isUsedUp(after)) return tooMany(after);
  return customer ? { outcome: "matched", customer } : { outcome: "mismatch" };
}
