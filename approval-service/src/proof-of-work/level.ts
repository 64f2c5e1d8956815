/** How hard a proof of work is: each level takes four times the one before (decision 18). */
export const LEVELS = [0, 1, 2] as const;

export type Level = (typeof LEVELS)[number];

/** The level that is asked for after so many wrong guesses: harder from a third of the limit on, hardest from two thirds. */
export function levelAfter(guesses: number, limit: number): Level {
  const thirds = (3 * guesses) / limit;
  return thirds >= 2 ? 2 : thirds >= 1 ? 1 : 0;
}
