import { expect, test } from "vitest";
import { comparable } from "./customer.ts";

test.each([
  [" 1000001 ", "1000001"],
  ["100 0001", "1000001"],
  ["56\u00A0070", "56070"],
  ["sw1a 1aa", "SW1A1AA"],
  ["１０００００１", "1000001"],
  ["DE-56070", "DE-56070"],
])("%j is compared as %j", (typed, compared) => {
  expect(comparable(typed)).toBe(compared);
});
