import { expect, test } from "vitest";
import { stepIn } from "./step-state";

const STEPS = ["account", "person"] as const;

test("a history entry of ours names its step", () => {
  expect(stepIn({ step: "person" }, [...STEPS])).toBe("person");
});

test("any other entry is the first step", () => {
  for (const state of [null, undefined, {}, "person", { step: "elsewhere" }, { step: 2 }]) {
    expect(stepIn(state, [...STEPS])).toBe("account");
  }
});
