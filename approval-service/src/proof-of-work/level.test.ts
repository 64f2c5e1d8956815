import { expect, test } from "vitest";
import { levelAfter } from "./level.ts";

test("a proof gets harder at a third and at two thirds of the limit, and no harder after it", () => {
  expect([0, 9, 10, 19, 20, 30, 30_000].map((guesses) => levelAfter(guesses, 30))).toEqual([
    0, 0, 1, 1, 2, 2, 2,
  ]);
});
