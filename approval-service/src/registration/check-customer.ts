import type { Crm } from "../crm/crm.ts";
import type { Database } from "../database/database.ts";
import { countAttempts } from "../database/statements/count-attempts.ts";
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
 * Asks the CRM whether number and postal code belong together, and slows down who guesses.
 *
 * An attempt is counted before the CRM is asked and taken back when it matched, so that a thousand parallel guesses
 * count as a thousand. A customer number that is being guessed at is never locked: an address that has not failed for
 * it gets its tries, only fewer (GUARDS A3, A4).
 * @throws CrmUnavailable when the CRM does not answer in time
 */
export async function checkCustomer(
  { crm, database, mismatchLimits }: { crm: Crm; database: Database; mismatchLimits: MismatchLimits },
  claim: { customerNumber: string; postalCode: string; clientAddress: string },
): Promise<CustomerCheck> {
  const number = comparable(claim.customerNumber);
  const keys = {
    address: `mismatch:${claim.clientAddress}`,
    pair: `mismatch:${claim.clientAddress}:${number}`,
    customer: `mismatch-of:${number}`,
  };
  const everyKey = Object.values(keys);
  const { counts, secondsLeft } = await countAttempts(database, everyKey, WINDOW_SECONDS);
  const countOf = (key: string) => counts.get(key) ?? 0;

  const underAttack = countOf(keys.customer) > mismatchLimits.perCustomer;
  const pairLimit = underAttack ? PER_PAIR_UNDER_ATTACK : PER_PAIR;
  if (countOf(keys.address) > mismatchLimits.perAddress || countOf(keys.pair) > pairLimit) {
    return { outcome: "too-many-attempts", retryAfterSeconds: secondsLeft };
  }

  let customer: Customer | undefined;
  try {
    customer = await crm.findCustomer(claim.customerNumber, claim.postalCode);
  } catch (error) {
    // A CRM that is down is nobody's wrong guess.
    await countAttempts(database, everyKey, WINDOW_SECONDS, -1);
    throw error;
  }
  if (!customer) return { outcome: "mismatch" };
  await countAttempts(database, everyKey, WINDOW_SECONDS, -1);
  return { outcome: "matched", customer };
}
